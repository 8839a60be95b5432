import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

/** Cruises a small tree of its own with the project's rules. Keys are paths, values are sources. */
function violationsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  try {
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const done = spawnSync(
      process.execPath,
      [cruise, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'libs', 'apps'],
      { cwd: folder, encoding: 'utf8' },
    );
    const { summary } = JSON.parse(done.stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const LAWFUL = {
  'libs/kernel/index.ts': 'export const kernel = 1;',
  'libs/platform/index.ts': "import { kernel } from '#kernel'; export const platform = kernel;",
  'libs/comments/index.ts': "import { platform } from '#platform'; export const comments = platform;",
  'libs/comments/graphql/index.ts': "import { comments } from '../index'; export const graphql = comments;",
  'libs/comments/jobs/index.ts': "import { comments } from '../index'; export const jobs = comments;",
  'apps/worker/worker.ts': "import { jobs } from '#comments/jobs'; export const worker = jobs;",
  'apps/api/api.ts':
    "import { graphql } from '#comments/graphql'; import 'fastify'; export const api = graphql;",
};

describe('the check of the import graph', () => {
  it('lets the lawful graph through', () => {
    expect(violationsOf(LAWFUL)).toEqual([]);
  });

  it('sees a lower domain that imports an upper one by its public name', () => {
    const found = violationsOf({
      ...LAWFUL,
      'libs/kernel/index.ts': "import { platform } from '#platform'; export const kernel = platform;",
    });
    expect(found).toContain('layer-kernel: libs/kernel/index.ts -> libs/platform/index.ts');
    expect(found.some((line) => line.startsWith('no-circular'))).toBe(true);
  });

  it('sees a cycle, an inner file of another domain, a development package and a name that leads nowhere', () => {
    const found = violationsOf({
      ...LAWFUL,
      'libs/platform/pool.ts': "import { twin } from './twin'; export const pool: unknown = twin;",
      'libs/platform/twin.ts': "import { pool } from './pool'; export const twin: unknown = pool;",
      'libs/comments/index.ts':
        "import { pool } from '../platform/pool'; import 'prettier'; export const comments = pool;",
      'apps/api/api.ts': "import '#nothing'; import '../../libs/platform/pool';",
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'apps-by-index-only',
      'domain-by-index-only',
      'no-circular',
      'no-dev-dependency',
      'resolvable',
    ]);
  });

  it('sees a schema that the worker would load by a detour', () => {
    const found = violationsOf({
      ...LAWFUL,
      'libs/comments/jobs/index.ts': "import { graphql } from '../graphql'; export const jobs = graphql;",
    });
    expect(found).toEqual([
      'worker-loads-no-schema: apps/worker/worker.ts -> libs/comments/graphql/index.ts',
    ]);
  });
});
