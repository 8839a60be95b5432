import { useState } from 'react';
import type { Word, WordRange } from './quote.words';

export interface WordChoice {
  /** The first word is chosen and its end is being looked for. */
  isOpen: boolean;
  /** A word is pressed: the first of the passage, or the last of the one that is open. */
  press: (index: number) => void;
  /** The passage is stretched to a word; where none is chosen, it begins at the one that has the focus. */
  extend: (focused: number, index: number) => void;
}

/** How words become a passage: one press and another, or one that is stretched. It begins in the first paragraph, the one commented on. */
export function useWordChoice(
  words: readonly Word[],
  range: WordRange | null,
  onChoose: (range: WordRange) => void,
): WordChoice {
  /** Where the passage begins while it is pressed or stretched. */
  const [origin, setOrigin] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const mayBegin = (index: number): boolean => words[index]?.block === 0;

  const choose = (one: number, other: number): void => {
    const start = mayBegin(one) || mayBegin(other) ? one : (range?.first ?? 0);
    onChoose({ first: Math.min(start, other), last: Math.max(start, other) });
  };
  const press = (index: number): void => {
    if (isOpen && origin !== null) {
      choose(origin, index);
      setOpen(false);
      return;
    }
    const start = mayBegin(index) ? index : (range?.first ?? 0);
    choose(start, index);
    setOrigin(start);
    setOpen(mayBegin(index));
  };
  const extend = (focused: number, index: number): void => {
    const start = origin ?? range?.first ?? focused;
    choose(start, index);
    setOrigin(start);
    setOpen(false);
  };
  return { isOpen, press, extend };
}
