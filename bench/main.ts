import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { type Figures, ShortOf } from '../test/verify/check';
import type { Bench } from './bench';
import { FULL_SIZE } from './corpus/corpus.size';
import { newEdition } from './new-edition/new-edition.bench';
import { sectionPage } from './section-page/section-page.bench';

const BENCHES: readonly Bench[] = [sectionPage, newEdition];

const text = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { comments: { type: 'string' }, database: { type: 'string' } },
  });
  const [name] = positionals;
  if (!name) {
    for (const bench of BENCHES) process.stdout.write(`${bench.name.padEnd(22)}${bench.measures}\n`);
    return 0;
  }
  const bench = BENCHES.find((candidate) => candidate.name === name);
  const comments = Number(values.comments ?? FULL_SIZE.comments);
  if (!bench || !Number.isInteger(comments) || comments < 10_000) {
    process.stderr.write(
      `Usage: npm run bench -- ${BENCHES.map((known) => known.name).join(' | ')} [--comments 10000 or more] [--database postgres://…]\n`,
    );
    return 2;
  }
  const log = (line: string): void => void process.stdout.write(`  ${line}\n`);
  try {
    const figures = await bench.run({ comments, database: values.database }, log);
    process.stdout.write(`${name}: OK ${text(figures)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ShortOf)) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return 1;
    }
    process.stdout.write(`${name}: SHORT (${error.message}) ${text(error.figures)}\n`);
    return 1;
  }
}

void main().then((code) => process.exit(code));
