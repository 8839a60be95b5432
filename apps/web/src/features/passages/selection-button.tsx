import { useEffect, useRef, useState, type RefObject } from 'react';
import { useMessages } from '../../i18n/messages';
import { selectedWords, type SelectedWords } from './selected.words';

interface SelectionButtonProps {
  /** The text in which words can be selected. The button stands in the same positioned element. */
  text: RefObject<HTMLElement | null>;
  onChoose: (words: SelectedWords) => void;
}

interface Offer {
  words: SelectedWords;
  top: number;
  left: number;
}

/** A selection has not changed for this long, in milliseconds: touch handles are being dragged before. */
const PAUSE = 250;

/** Between the selection and the button, in pixels; handles of touch screens hang below the selection. */
const GAP = 8;
const GAP_BELOW_HANDLES = 32;
const HEIGHT = 40;
const WIDTH = 220;

/**
 * « Commenter ces mots », near words that are selected in the text: by mouse, by touch, or with a text cursor. Tab leads to it from the
 * selection, Escape puts it away. It covers none of the selected words.
 */
export function SelectionButton({ text, onChoose }: SelectionButtonProps) {
  const messages = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  const [offer, setOffer] = useState<Offer | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => setOffer(text.current && offerOf(text.current));
    const onSelection = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    };
    document.addEventListener('selectionchange', onSelection);
    addEventListener('resize', onSelection);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelection);
      removeEventListener('resize', onSelection);
    };
  }, [text]);

  useEffect(() => {
    if (!offer) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOffer(null);
      if (event.key !== 'Tab' || event.shiftKey || !isAround(event.target, text.current)) return;
      event.preventDefault();
      button.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [offer, text]);

  if (!offer) return null;
  return (
    <button
      type="button"
      ref={button}
      className="fr-btn fr-btn--sm fr-btn--icon-left fr-icon-edit-line selection-button"
      style={{ top: offer.top, left: offer.left }}
      // The selection stays while the button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        setOffer(null);
        onChoose(offer.words);
        getSelection()?.removeAllRanges();
      }}
    >
      {messages.text('passages.selected')}
    </button>
  );
}

/** Whether the focus is in the text, or on what holds it: where it is when one has clicked into the text. */
const isAround = (target: EventTarget | null, text: HTMLElement | null): boolean =>
  target instanceof Node && text !== null && (text.contains(target) || target.contains(text));

/** What is selected in the text, and where a button fits: under it, or above where the screen ends. */
function offerOf(text: HTMLElement): Offer | null {
  const selection = getSelection();
  const words = selectedWords(selection, text);
  if (!words || !selection) return null;
  const rects = [...selection.getRangeAt(0).getClientRects()].filter(({ width }) => width > 0);
  if (rects.length === 0) return null;
  const around = text.getBoundingClientRect();
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  const top = Math.min(...rects.map((rect) => rect.top));
  const last = rects.reduce((lowest, rect) => (rect.bottom >= lowest.bottom ? rect : lowest));
  const gap = matchMedia('(pointer: coarse)').matches ? GAP_BELOW_HANDLES : GAP;
  const fitsBelow = bottom + gap + HEIGHT < innerHeight;
  const isAbove = !fitsBelow && top - gap - HEIGHT > 0;
  return {
    words,
    top: (isAbove ? top - gap - HEIGHT : bottom + gap) - around.top,
    left: Math.max(0, Math.min(last.left - around.left, around.width - WIDTH)),
  };
}
