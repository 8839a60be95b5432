import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the types of the web application', () => {
  it('are those of schema.graphql (« npm run schema » writes both)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concertation-types-'));
    const output = join(folder, 'schema.d.ts');
    const cli = 'node_modules/gql.tada/bin/cli.js';
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, 'generate-output', '--tsconfig', 'apps/web/tsconfig.json', '--output', output],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const printed = readFileSync(output, 'utf8');
    rmSync(folder, { recursive: true });
    expect(readFileSync('apps/web/src/api/schema.d.ts', 'utf8') === printed).toBe(true);
  });
});
