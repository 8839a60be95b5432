import type { DraftSection, DraftWord } from './drafted.edition';

/**
 * A whole text as a typographer leaves it: quotation marks of one kind, dashes between words, one sign for three points, ligatures,
 * a space before the signs that have one in French, one line for what stood in two.
 */
export function cleaned(sections: readonly DraftSection[]): DraftSection[] {
  return sections.map(({ page, title, blocks }) => ({
    page,
    title,
    blocks: blocks.map(({ kind, words }) => ({ kind, words: cleanedWords(words) })),
  }));
}

function cleanedWords(words: readonly DraftWord[]): DraftWord[] {
  const result: DraftWord[] = [];
  let isOpen = false;
  let isAfterOpening = false;
  words.forEach((word, at) => {
    const { text } = word;
    const isStart = at === 0;
    const gap = isAfterOpening ? '\u00A0' : word.gap;
    isAfterOpening = false;
    if (text === '"' || text === '“' || text === '”') {
      isOpen = !isOpen;
      isAfterOpening = isOpen;
      result.push({ ...word, text: isOpen ? '«' : '»', gap: isOpen ? word.gap : '\u00A0' });
    } else if (/^[;:!?%]$/.test(text) && !isStart && !/^\d+$|^[/.]$/.test(words[at + 1]?.text ?? ''))
      result.push({ ...word, gap: text === ':' ? '\u00A0' : '\u202F' });
    else if (text === '-' && gap === ' ' && words[at + 1]?.gap === ' ')
      result.push({ ...word, text: '–', gap });
    else if (text === '.' && result.at(-1)?.text === '…' && gap === '') return;
    else if (text === '.' && words[at + 1]?.text === '.' && words[at + 2]?.text === '.')
      result.push({ ...word, text: '…', gap });
    else result.push({ ...word, text: text.replace(/oeuvre/g, 'œuvre'), gap });
  });
  return result;
}
