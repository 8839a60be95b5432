import type { ChildProcess } from 'node:child_process';

export default async function teardown(): Promise<void> {
  const child = (globalThis as { testPostgres?: ChildProcess }).testPostgres;
  if (child?.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}
