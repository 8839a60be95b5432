import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Lines on which the project's lint sees a value in SQL text. */
function linesRefused(source: string): number[] {
  const done = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/eslint/bin/eslint.js'),
      '--stdin',
      '--stdin-filename=scripts/sample.mjs',
      '--format=json',
    ],
    { cwd: ROOT, input: source, encoding: 'utf8' },
  );
  const [file] = JSON.parse(done.stdout) as { messages: { ruleId: string; line: number }[] }[];
  return (file?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'local/no-sql-interpolation')
    .map(({ line }) => line);
}

describe('the lint of SQL', () => {
  it('refuses values in the text of a statement, wherever the text is written', () => {
    const source = [
      'export const a = (m, id) => m.query(`select 1 from t where id = ${id}`);',
      "export const b = (m, id) => m.query('select 1 from t where id = ' + id);",
      'export const c = (id) => `DELETE FROM t WHERE id = ${id}`;',
      'export const d = (m, c) => m.query(`${c.visible} limit 1`);',
    ].join('\n');
    expect(linesRefused(source)).toEqual([1, 2, 3, 4]);
  });

  it('lets parameters and pieces of SQL through that are named as such', () => {
    const source = [
      "export const a = (m, id) => m.query('select 1 from t where id = $1', [id]);",
      "const VISIBLE = 'state = 1';",
      'export const b = (m) => m.query(`select 1 from t where ${VISIBLE}`);',
      'export const c = (m, visibleSql) => m.query(`select 1 from t c where ${visibleSql("c")} and ${visibleSql}`);',
      'export const d = (name) => `Update of ${name} is done`;',
    ].join('\n');
    expect(linesRefused(source)).toEqual([]);
  });
});
