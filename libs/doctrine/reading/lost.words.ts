import { agreeing } from '#platform/text';
import type { ReadFile } from './page.pages';

/** Sentences about lost words that a plan shows; beyond, only how many there are. */
const SHOWN = 10;

/** Only letters and figures: spaces, signs and marks may come and go on the way. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

const excerpt = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
};

/**
 * Looks for every stretch of a document's words in what was read of it and says which are not there: a program between the file and
 * the text may leave out what it does not know, and nobody should find that out from a missing paragraph. Stretches are in reading
 * order, so that the search usually goes on where it stood; linear in the text then.
 */
export function withLostWords(read: ReadFile, stretches: readonly string[], file: string): ReadFile {
  const kept = bare(
    read.doctrine.sections
      .map(({ number, title, blocks }) =>
        [number, title, ...blocks.slice(1).map(({ text }) => text)].join(' '),
      )
      .join(' '),
  );
  let from = 0;
  const lost = stretches.filter((stretch) => {
    const wanted = bare(stretch);
    if (wanted === '') return false;
    let at = kept.indexOf(wanted, from);
    if (at < 0) at = kept.indexOf(wanted);
    if (at >= 0) from = at;
    return at < 0;
  });
  if (lost.length === 0) return read;
  const rest = lost.length - SHOWN;
  const messages = [
    ...lost
      .slice(0, SHOWN)
      .map((stretch) => `Ce passage n’est pas repris : « ${excerpt(stretch)} ». Ajoutez-le après l’import.`),
    ...(rest > 0
      ? [
          agreeing(
            rest,
            'Un autre passage n’est pas repris.',
            (number) => `${number} autres passages ne sont pas repris.`,
          ),
        ]
      : []),
  ];
  return {
    ...read,
    doctrine: {
      ...read.doctrine,
      warnings: [...read.doctrine.warnings, ...messages.map((message) => ({ file, line: 0, message }))],
    },
  };
}
