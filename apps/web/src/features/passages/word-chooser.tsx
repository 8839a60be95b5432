import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useMessages } from '../../i18n/messages';
import { joined, nextWordWith, quoteOf, rangeOf, wordsOf, type Quote, type Word } from './quote.words';

interface WordChooserProps {
  /** The paragraph, and those after it that the passage may go on over. */
  paragraphs: readonly Paragraph[];
  /** What is chosen so far. */
  quote: Quote | null;
  onChoose: (quote: Quote) => void;
}

export interface Paragraph {
  number: number;
  text: string;
}

/**
 * Words to choose a passage from, one by one: by keys alone (arrows, Shift and arrows, space, letters), by touch and by mouse (the
 * first word, then the last). A listbox of which one word at a time has the focus. Costs an element a word: give it few paragraphs.
 */
export function WordChooser({ paragraphs, quote, onChoose }: WordChooserProps) {
  const messages = useMessages();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const text = joined(paragraphs.map((paragraph) => paragraph.text));
  const words = useMemo(() => wordsOf(text.split('\n')), [text]);
  const range = useMemo(() => quote && rangeOf(text, words, quote), [text, words, quote]);
  const [at, setAt] = useState(range?.first ?? 0);
  /** Where the passage begins while its end is being looked for. */
  const [origin, setOrigin] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const here = Math.min(at, words.length - 1);

  const choose = (one: number, other: number): void => {
    // The passage begins in the paragraph that is commented on.
    const start = words[one]?.block === 0 || words[other]?.block === 0 ? one : (range?.first ?? 0);
    const ends = { first: Math.min(start, other), last: Math.max(start, other) };
    const chosen = quoteOf(text, words, ends);
    if (chosen) onChoose(chosen);
  };
  const press = (index: number): void => {
    if (isOpen && origin !== null) {
      choose(origin, index);
      setOpen(false);
    } else {
      const start = words[index]?.block === 0 ? index : (range?.first ?? 0);
      choose(start, index);
      setOrigin(start);
      setOpen(words[index]?.block === 0);
    }
  };
  const extend = (index: number): void => {
    const start = origin ?? range?.first ?? here;
    choose(start, index);
    setOrigin(start);
    setOpen(false);
  };
  const go = (index: number): void => {
    setAt(index);
    wordElement(list.current, index)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, here, words, list.current);
    if (target === null) return;
    event.preventDefault();
    if (target === 'press') press(here);
    else {
      if (event.shiftKey && target !== here && event.key.length > 1) extend(target);
      go(target);
    }
  };
  const onClick = (event: MouseEvent): void => {
    const word = event.target instanceof Element ? event.target.closest('[data-word]') : null;
    if (!word) return;
    const index = Number(word.getAttribute('data-word'));
    if (event.shiftKey) extend(index);
    else press(index);
    go(index);
  };

  const said = range
    ? messages.text(isOpen ? 'passages.said.first' : 'passages.said.chosen', {
        count: range.last - range.first + 1,
      })
    : messages.text('passages.said.nothing');
  return (
    <div className="word-chooser">
      <p id={`${id}-label`} className="word-chooser-label">
        {messages.text('passages.words', { number: paragraphs[0]?.number ?? 0 })}
      </p>
      <p id={`${id}-how`} className="fr-hint-text">
        {messages.text('passages.how')}
      </p>
      <div
        role="listbox"
        aria-multiselectable
        aria-orientation="horizontal"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-how`}
        className="word-list"
        lang="fr"
        ref={list}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {paragraphs.map(({ number }, block) => (
          <div role="group" key={number} aria-label={messages.text('passages.paragraph', { number })}>
            {words.map((word, index) =>
              word.block === block ? (
                <WordOption
                  key={word.start}
                  word={word}
                  index={index}
                  isChosen={range !== null && index >= range.first && index <= range.last}
                  isHere={index === here}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="word-chooser-said" role="status">
        {said}{' '}
        {quote && range && (
          <q lang="fr" className="chosen-words">
            {quote.exact}
          </q>
        )}
      </p>
    </div>
  );
}

interface WordOptionProps {
  word: Word;
  index: number;
  isChosen: boolean;
  isHere: boolean;
}

const WordOption = memo(function WordOption({ word, index, isChosen, isHere }: WordOptionProps) {
  return (
    <>
      <span role="option" aria-selected={isChosen} tabIndex={isHere ? 0 : -1} data-word={index}>
        {word.text}
      </span>{' '}
    </>
  );
});

const wordElement = (list: HTMLElement | null, index: number): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-word="${index}"]`) ?? null;

/** Where a key leads from a word; « press » for the keys that choose it; null: the key means nothing here. */
function targetOf(
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
