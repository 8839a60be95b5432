import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useMessages } from '../../i18n/messages';
import { joined, quoteOf, rangeOf, wordsOf, type Quote, type Word, type WordRange } from './quote.words';
import { useWordChoice, type WordChoice } from './word.choice';
import { targetOf, wordElement } from './word.keys';

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
  const text = joined(paragraphs.map((paragraph) => paragraph.text));
  const words = useMemo(() => wordsOf(text.split('\n')), [text]);
  const range = useMemo(() => quote && rangeOf(text, words, quote), [text, words, quote]);
  const choice = useWordChoice(words, range, (chosen) => {
    const chosenQuote = quoteOf(text, words, chosen);
    if (chosenQuote) onChoose(chosenQuote);
  });
  return (
    <div className="word-chooser">
      <p id={`${id}-label`} className="word-chooser-label">
        {messages.text('passages.words', { number: paragraphs[0]?.number ?? 0 })}
      </p>
      <p id={`${id}-how`} className="fr-hint-text">
        {messages.text('passages.how')}
      </p>
      <WordList id={id} paragraphs={paragraphs} words={words} range={range} choice={choice} />
      <p className="word-chooser-said" role="status">
        {range
          ? messages.text(choice.isOpen ? 'passages.said.first' : 'passages.said.chosen', {
              count: range.last - range.first + 1,
            })
          : messages.text('passages.said.nothing')}{' '}
        {quote && range && (
          <q lang="fr" className="chosen-words">
            {quote.exact}
          </q>
        )}
      </p>
    </div>
  );
}

interface WordListProps {
  /** What the names of its label and of its description begin with. */
  id: string;
  paragraphs: readonly Paragraph[];
  words: readonly Word[];
  range: WordRange | null;
  choice: WordChoice;
}

function WordList({ id, paragraphs, words, range, choice }: WordListProps) {
  const messages = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(range?.first ?? 0);
  const here = Math.min(at, words.length - 1);
  const go = (index: number): void => {
    setAt(index);
    wordElement(list.current, index)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, here, words, list.current);
    if (target === null) return;
    event.preventDefault();
    if (target === 'press') choice.press(here);
    else {
      if (event.shiftKey && target !== here && event.key.length > 1) choice.extend(here, target);
      go(target);
    }
  };
  const onClick = (event: MouseEvent): void => {
    const word = event.target instanceof Element ? event.target.closest('[data-word]') : null;
    if (!word) return;
    const index = Number(word.getAttribute('data-word'));
    if (event.shiftKey) choice.extend(here, index);
    else choice.press(index);
    go(index);
  };

  return (
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
