import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAddress } from '../../addresses';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { changedAddress, DISCUSSION, useChangedAddress } from '../comments/discussion.address';
import { SelectionButton } from '../passages/selection-button';
import { useInnerLinks } from './inner.links';
import { useMarkedPassages } from './marked.passages';
import { markedText, markId } from './section-text';
import type { SectionData } from './section.loader';
import { isWide } from './thread.margin';

interface SectionTextProps {
  html: string;
  counts: SectionData['discussion']['counts'];
  marked: SectionData['discussion']['marked'];
  chosen: string | null;
  consultation: string;
  /** Where words that are selected lead; null: nothing can be said of them now. */
  writeAt: string | null;
}

/**
 * The text of a section, with a mark on each paragraph. One piece of HTML, not thousands of elements; clicks on its links are
 * taken here, so that the page changes without being loaded and the reader stays where they are.
 */
export function SectionText({
  html,
  counts,
  marked: passages,
  chosen,
  consultation,
  writeAt,
}: SectionTextProps) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { pathname } = useLocation();
  const text = useRef<HTMLDivElement>(null);
  // Counts as a text: another answer with the same counts is no reason to write the HTML again.
  const counted = counts.map(({ blockId, comments }) => `${blockId}=${comments}`).join('&');
  // The page's first choice is in its HTML, for those who read without scripts; later ones are marked on the elements.
  const [first] = useState(chosen);
  const withLinks = useMarkedPassages(html, passages);
  const marked = useMemo(
    () =>
      markedText(withLinks, {
        counts: new Map([...new URLSearchParams(counted)].map(([id, count]) => [id, Number(count)])),
        chosen: first,
        language,
        hrefOf: (block) => changedAddress({ pathname, search: '' }, { block }, DISCUSSION),
        labelOf: (number, count) => messages.text('doctrine.mark', { number, count }),
        sectionHref: (section) => address('section', { consultation, section }),
      }),
    // `address` is new at each rendering and depends on the language alone.
    [withLinks, counted, first, language, pathname, messages, consultation],
  );
  useEffect(() => {
    const current = text.current;
    current?.querySelector('[aria-current]')?.removeAttribute('aria-current');
    if (chosen) current?.querySelector(`#${markId(chosen)}`)?.setAttribute('aria-current', 'true');
  }, [chosen, marked]);
  useArrival(text, first);
  const follow = useInnerLinks();
  const navigate = useNavigate();
  const changed = useChangedAddress();
  return (
    // The links inside are links for the keyboard too: this only spares the loading of the page.
    <div ref={text} className="section-text-place" onClick={follow}>
      <SanitisedHtml className="prose section-text" html={marked} />
      {writeAt && (
        <SelectionButton
          text={text}
          onChoose={({ blockId: block, exact: words, prefix: before, suffix: following }) =>
            void navigate(changed({ block, words, before, following, after: null }, writeAt), {
              preventScrollReset: true,
            })
          }
        />
      )}
    </div>
  );
}

/** Whoever arrives at the discussion of a paragraph sees the paragraph beside it, where there is room for both. */
function useArrival(text: RefObject<HTMLElement | null>, chosen: string | null): void {
  const [hash] = useState(useLocation().hash);
  useEffect(() => {
    if (!chosen || !isWide()) return;
    const thread = hash.startsWith('#c-')
      ? document.getElementById(hash.slice(1))?.closest('[data-passage]')
      : null;
    const words =
      thread && text.current?.querySelector(`[data-passages~="${thread.getAttribute('data-passage')}"]`);
    if (!words && hash !== `#${DISCUSSION}` && !hash.startsWith('#c-')) return;
    (words ?? text.current?.querySelector(`#${markId(chosen)}`))?.scrollIntoView({ block: 'center' });
  }, [text, chosen, hash]);
}
