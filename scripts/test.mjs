// `npm test`: everything that CI checks, in one command. A line per step, and `N passed, N failed` at the end.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkNode, ensureInstalled, ROOT } from './prepare.mjs';

/** Programs that some tests need and that not every machine has: what is lost without them is said loudly. */
const OPTIONAL_PROGRAMS = [
  { names: ['redis-server'], loses: 'les tests avec Redis (distribution des tâches en production)' },
  { names: ['chromium', 'chromium-browser', 'google-chrome'], loses: 'les parcours dans un navigateur' },
  { names: ['soffice', 'libreoffice'], loses: 'l’ouverture des DOCX dans LibreOffice' },
];

const inCi = process.env.CI === 'true';
const counts = { passed: 0, failed: 0, skipped: 0 };
const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TZ: 'UTC' };
const print = (line) => process.stdout.write(`${line}\n`);

const onPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Minutes after which a step that hangs is ended and counts as failed. */
const STEP_MINUTES = 30;

const tool = (name, ...args) => [join(ROOT, 'node_modules', name), ...args];
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function run([file, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const stop = (signal) => child.kill(signal);
    const late = setTimeout(() => {
      output.push(Buffer.from(`\nNot done within ${STEP_MINUTES} minutes: ended.\n`));
      child.kill('SIGKILL');
    }, STEP_MINUTES * 60_000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
    child.on('close', (code) => {
      clearTimeout(late);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve({ code, output: Buffer.concat(output).toString('utf8') });
    });
  });
}

async function step(name, command) {
  const since = performance.now();
  const { code, output } = await run(command);
  const passed = code === 0;
  counts[passed ? 'passed' : 'failed'] += 1;
  print(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds(since)})`);
  if (!passed) print(output.trimEnd());
}

/** Jest counts for itself; a suite that could not even be loaded counts as one failure. */
async function jest() {
  const since = performance.now();
  const file = join(ROOT, 'dist', 'jest-results.json');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  rmSync(file, { force: true });
  const { code, output } = await run(
    tool('jest/bin/jest.js', '--json', `--outputFile=${file}`, '--silent=false', ...process.argv.slice(2)),
  );
  if (!existsSync(file)) {
    counts.failed += 1;
    print(`FAILED Jest gave no results (${seconds(since)})\n${output.trimEnd()}`);
    return;
  }
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const unread = results.numRuntimeErrorTestSuites;
  // A run that Jest itself calls failed (a global teardown, an open handle) is never all green here.
  const failed = Math.max(results.numFailedTests + unread, code === 0 ? 0 : 1);
  counts.passed += results.numPassedTests;
  counts.failed += failed;
  counts.skipped += results.numPendingTests + results.numTodoTests;
  print(
    `${failed === 0 ? 'ok    ' : 'FAILED'} Jest: ${results.numTotalTests} tests in ${results.numTotalTestSuites} files (${seconds(since)})`,
  );
  for (const suite of results.testResults) {
    const name = suite.name.replace(`${ROOT}/`, '');
    if (suite.status === 'failed') print(`  ${name}\n${suite.message.trimEnd()}`);
    for (const test of suite.assertionResults)
      if (test.status === 'pending' || test.status === 'todo') print(`  SKIPPED ${name}: ${test.fullName}`);
  }
  if (failed > 0 && results.success) print(output.trimEnd());
}

checkNode();
ensureInstalled();

const missing = OPTIONAL_PROGRAMS.filter(({ names }) => !names.some(onPath));
const folders = ['apps', 'libs', 'migrations', 'test', 'bench'].filter((name) =>
  existsSync(join(ROOT, name)),
);

await step('format', tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'));
await step('lint', tool('eslint/bin/eslint.js', '--max-warnings=0', '.'));
await step('types', tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'));
await step('types of the web', tool('typescript/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'));
await step('typography', [join(ROOT, 'scripts/french-typography.mjs')]);
await step(
  'import graph',
  tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...folders),
);
await step('build', tool('typescript/bin/tsc', '-p', 'tsconfig.build.json'));
for (const side of [[], ['--ssr']]) {
  const name = side.length > 0 ? 'build of the web, server' : 'build of the web, browser';
  await step(
    name,
    tool('vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.mts', '--logLevel', 'error', ...side),
  );
}
await jest();

for (const { names, loses } of missing) {
  counts.skipped += 1;
  print(`SKIPPED: ${names[0]} n’est pas installé ; sans lui : ${loses}`);
}
if (inCi && counts.skipped > 0) print('FAILED nothing may be skipped when CI=true');
print(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed > 0 || (inCi && counts.skipped > 0) ? 1 : 0;
