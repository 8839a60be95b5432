import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditionWords, Place } from './edition.text';
import type { JudgedQuote } from './judged.quotes';

const AROUND = 60;

/** A place's words between the characters that stand around them in their blocks. */
export function inContext(edition: EditionWords, place: Place): string {
  const [first, last] = [edition.block(place.block), edition.block(place.endBlock)];
  const words = edition.textOf(place).replace(/\n/g, ' ¶ ');
  const head = first.text.slice(Math.max(0, place.start - AROUND), place.start);
  return `${first.page}#${place.block} ${edition.sections[first.section] ?? ''}: ${head}[[${words}]]${last.text.slice(place.end, place.end + AROUND)}`;
}

/** Everything needed to judge one case by eye. It holds sentences of the doctrine: for temporary folders only. */
export function reportOf(one: JudgedQuote, before: EditionWords, after: EditionWords): string {
  const { quote, truth, placed, answer, judgement } = one;
  const doubt = truth.doubt ? ` DOUBTFUL (${truth.doubt})` : '';
  return [
    `${judgement.toUpperCase()}${doubt}: truth ${truth.verdict} kept=${truth.kept.toFixed(2)}, said ${placed.status} ${placed.why} score=${placed.score.toFixed(2)} certain=${String(placed.isCertain)} (${quote.choice})`,
    `  quote ${JSON.stringify(quote.place)} ${inContext(before, quote.place)}`,
    ...truth.places.map((place) => `  true  ${inContext(after, place)}`),
    `  hosts ${truth.hosts.join(' ')}`,
    answer.place ? `  said  ${inContext(after, answer.place)}` : '  said  no passage',
    '',
  ].join('\n');
}

/** All that was not simply right, wrong ones first, in a file of the system's temporary folder: it holds sentences of the doctrine. */
export async function writeCases(
  judged: readonly JudgedQuote[],
  before: EditionWords,
  after: EditionWords,
): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'placements-')), 'cases.txt');
  const rank = ({ judgement, truth }: JudgedQuote): number =>
    ['wrong', 'missed', 'person', 'right'].indexOf(judgement) + (truth.doubt === '' ? 0 : 10);
  const cases = judged
    .filter(({ judgement, truth }) => judgement !== 'right' || truth.doubt !== '')
    .sort((a, b) => rank(a) - rank(b));
  await writeFile(file, cases.map((one) => reportOf(one, before, after)).join('\n'));
  return file;
}
