import { nextWordWith, type Word } from './quote.words';

/** The element of a word in the list of words. */
export const wordElement = (list: HTMLElement | null, index: number): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-word="${index}"]`) ?? null;

/** Where a key leads from a word; « press » for the keys that choose it; null: the key means nothing here. */
export function targetOf(
  key: string,
  here: number,
  words: readonly Word[],
  list: HTMLElement | null,
): number | 'press' | null {
  const last = words.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(here + 1, last);
    case 'ArrowLeft':
      return Math.max(here - 1, 0);
    case 'ArrowDown':
      return lineNear(list, here, 1, last);
    case 'ArrowUp':
      return lineNear(list, here, -1, last);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case ' ':
    case 'Enter':
      return 'press';
    default:
      return key.length === 1 ? nextWordWith(words, here, key) : null;
  }
}

/** The word of the line above or below that stands nearest. */
function lineNear(list: HTMLElement | null, here: number, step: 1 | -1, last: number): number {
  const from = wordElement(list, here)?.getBoundingClientRect();
  if (!from) return here;
  let best = here;
  let line: number | null = null;
  let distance = Infinity;
  for (let index = here + step; index >= 0 && index <= last; index += step) {
    const rect = wordElement(list, index)?.getBoundingClientRect();
    if (!rect || Math.abs(rect.top - from.top) < rect.height / 2) continue;
    line ??= rect.top;
    if (Math.abs(rect.top - line) > rect.height / 2) break;
    const away = Math.abs(rect.left - from.left);
    if (away < distance) [best, distance] = [index, away];
  }
  return best;
}
