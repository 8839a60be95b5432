import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

/**
 * Installs and builds what is not up to date, then runs dist/<entry>; signals are passed on and its exit code is ours.
 * A terminal's Ctrl-C reaches the program directly as well, which takes two in quick succession for one.
 */
export function runBuilt(entry, args) {
  prepare();
  const file = join(ROOT, 'dist', entry);
  if (!existsSync(file)) {
    process.stderr.write(`Programme inconnu : ${entry} (il n’existe pas dans dist/).\n`);
    process.exit(2);
  }
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2);
  if (!entry) {
    process.stderr.write('Usage : node scripts/run.mjs <programme de dist/> [arguments]\n');
    process.exit(2);
  }
  runBuilt(entry, args);
}
