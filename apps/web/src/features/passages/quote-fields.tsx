import { useEffect, useRef, useState, useSyncExternalStore, type ChangeEvent } from 'react';
import { useLocation } from 'react-router';
import { RadioField, TextArea } from '../../forms/fields';
import { useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { wholeWords, type Quote } from './quote.words';
import { WordChooser, type Paragraph } from './word-chooser';

interface QuoteFieldsProps {
  /** The paragraph that is commented on, then those after it. */
  paragraphs: readonly Paragraph[];
  /** Words that the page's address names. */
  asked: Quote | null;
  /** Words that a draft keeps. */
  kept: Quote | null;
  /** What the choice is about, in other words than those of who contributes. */
  about?: string;
}

/** Longest quote that the API takes, in characters. */
const LONGEST = 2_000;

const EMPTY: Quote = { exact: '', prefix: '', suffix: '' };

/**
 * Whether a contribution is about the whole paragraph or words of it, and which. With scripts the words are chosen one by one;
 * without, they are typed and the API looks for them. Changing them leaves the rest of the form as it is.
 */
export function QuoteFields({ paragraphs, asked: selected, kept, about }: QuoteFieldsProps) {
  const messages = useMessages();
  const hasScripts = useHasScripts();
  const part = useRef<HTMLDivElement>(null);
  const { quote, isQuote, setQuote, setIsQuote, askedKey, error } = useChosenQuote(
    paragraphs,
    selected,
    kept,
  );
  const [shown, setShown] = useState(1);
  useArrival(part, askedKey);
  useChange(part, quote, paragraphs[0]?.text);

  const onChange = ({ target }: ChangeEvent<HTMLDivElement>): void => {
    if (target instanceof HTMLInputElement && target.name === 'anchor') setIsQuote(target.value === 'quote');
  };
  const { exact, prefix, suffix } = quote ?? EMPTY;
  return (
    <div className="quote-fields" ref={part} onChange={onChange}>
      <RadioField
        name="anchor"
        label={about ?? messages.text('passages.about')}
        defaultValue={isQuote ? 'quote' : 'block'}
        options={[
          { value: 'block', label: messages.text('passages.whole') },
          { value: 'quote', label: messages.text('passages.some') },
        ]}
      />
      <input type="hidden" name="quote.exact" value={exact} />
      <input type="hidden" name="quote.prefix" value={prefix} />
      <input type="hidden" name="quote.suffix" value={suffix} />
      <div className="quote-words">
        {error && (
          <p className="fr-error-text" lang="fr">
            {error}
          </p>
        )}
        {hasScripts && isQuote && (
          <Chooser key={askedKey} {...{ paragraphs, shown, quote }} onMore={setShown} onChoose={setQuote} />
        )}
        <noscript>
          <TextArea
            name="anchor.quote.exact"
            label={messages.text('passages.typed')}
            hint={messages.text('passages.typedHint')}
            rows={3}
            maxLength={LONGEST}
            lang="fr"
            defaultValue={exact}
          />
        </noscript>
      </div>
    </div>
  );
}

interface ChooserProps {
  paragraphs: readonly Paragraph[];
  /** How many of them are shown; more where the quote goes on over more. */
  shown: number;
  quote: Quote | null;
  onMore: (shown: number) => void;
  onChoose: (quote: Quote) => void;
}

/** The words of the first paragraph, and of those after it as far as they are wanted. */
function Chooser({ paragraphs, shown, quote, onMore, onChoose }: ChooserProps) {
  const messages = useMessages();
  const needed = quote?.exact.split('\n').length ?? 1;
  const count = Math.min(Math.max(shown, needed), paragraphs.length);
  return (
    <>
      <WordChooser paragraphs={paragraphs.slice(0, count)} quote={quote} onChoose={onChoose} />
      {count < paragraphs.length && (
        <button
          type="button"
          className="fr-btn fr-btn--tertiary fr-btn--sm"
          onClick={() => onMore(count + 1)}
        >
          {messages.text('passages.further', { number: paragraphs[count]?.number ?? 0 })}
        </button>
      )}
    </>
  );
}

/** The words chosen: those of the form's answer, else those that the address names, else the draft's; then what is chosen here. */
function useChosenQuote(paragraphs: readonly Paragraph[], selected: Quote | null, kept: Quote | null) {
  // A hand is seldom exact to the letter.
  const asked =
    selected &&
    wholeWords(
      paragraphs.map(({ text }) => text),
      selected,
    );
  const answered = useAnsweredQuote();
  const [quote, setQuote] = useState(answered.quote ?? asked ?? kept);
  const [isQuote, setIsQuote] = useState(answered.isQuote ?? quote !== null);

  // Words selected in the text while the form is open.
  const askedKey = asked && JSON.stringify(asked);
  const [known, setKnown] = useState(askedKey);
  if (askedKey !== known) {
    setKnown(askedKey);
    if (asked) {
      setQuote(asked);
      setIsQuote(true);
    }
  }
  return { quote, isQuote, setQuote, setIsQuote, askedKey, error: answered.error };
}

/** What the form held when it was refused or shown first. */
function useAnsweredQuote() {
  const [exact, prefix, suffix] = [
    useField('quote.exact').typed,
    useField('quote.prefix').typed,
    useField('quote.suffix').typed,
  ];
  const kind = useField('anchor').typed;
  return {
    quote: exact ? { exact, prefix: prefix ?? '', suffix: suffix ?? '' } : null,
    isQuote: kind === undefined ? null : kind === 'quote',
    error: useField('anchor.quote.exact').error,
  };
}

const never = (): (() => void) => () => undefined;

/** False on the server and while the page takes over from it. */
const useHasScripts = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const fieldOf = (part: HTMLElement | null, name: string): Element | null =>
  part?.closest('form')?.querySelector(`[name="${name}"]`) ?? null;

/** Whoever selected words goes on with what they want to say of them. */
function useArrival(part: React.RefObject<HTMLElement | null>, askedKey: string | null): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!askedKey || hash !== '#post' || !part.current) return;
    const radio = part.current.querySelector('[name=anchor][value=quote]');
    if (radio instanceof HTMLInputElement) radio.checked = true;
    const folded = part.current.closest('details');
    if (folded) folded.open = true;
    const body = fieldOf(part.current, 'body');
    if (body instanceof HTMLElement) body.focus();
  }, [part, askedKey, hash]);
}

/** A change of the words is typing too: it is kept, and a wording that nobody has touched starts from them. */
function useChange(
  part: React.RefObject<HTMLElement | null>,
  quote: Quote | null,
  whole: string | undefined,
): void {
  const before = useRef(quote);
  useEffect(() => {
    const old = before.current;
    before.current = quote;
    if (old === quote) return;
    const wording = fieldOf(part.current, 'proposedWording');
    const isUntouched = wording instanceof HTMLTextAreaElement && [old?.exact, whole].includes(wording.value);
    if (isUntouched && quote) wording.value = quote.exact;
    fieldOf(part.current, 'quote.exact')?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [part, quote, whole]);
}
