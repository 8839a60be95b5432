import 'reflect-metadata';
import { checks } from './checks';
import { ShortOf, type Figures } from './check';

const line = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

async function main(name: string | undefined): Promise<number> {
  if (!name) {
    for (const check of checks) process.stdout.write(`${check.name.padEnd(22)}${check.proves}\n`);
    return 0;
  }
  const check = checks.find((candidate) => candidate.name === name);
  if (!check) {
    process.stderr.write(
      `No check is called ${name}. Known: ${checks.map((known) => known.name).join(', ')}\n`,
    );
    return 2;
  }
  const log = (text: string): void => void process.stdout.write(`  ${text}\n`);
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  try {
    const figures = await check.run(log);
    process.stdout.write(`${name}: OK ${line(figures)} seconds=${seconds()}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ShortOf))
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const figures = error instanceof ShortOf ? line(error.figures) : '';
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    process.stdout.write(`${name}: SHORT (${reason}) ${figures} seconds=${seconds()}\n`);
    return 1;
  }
}

void main(process.argv[2]).then((code) => process.exit(code));
