import { useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAddress } from '../../addresses';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { changedAddress, DISCUSSION } from '../comments/discussion.address';
import { markedText, markId } from './section-text';
import type { SectionData } from './section.loader';

interface SectionTextProps {
  html: string;
  counts: SectionData['discussion']['counts'];
  chosen: string | null;
  consultation: string;
}

/**
 * The text of a section, with a mark on each paragraph. One piece of HTML, not thousands of elements; clicks on its links are
 * taken here, so that the page changes without being loaded and the reader stays where they are.
 */
export function SectionText({ html, counts, chosen, consultation }: SectionTextProps) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { pathname } = useLocation();
  const text = useRef<HTMLDivElement>(null);
  // Counts as a text: another answer with the same counts is no reason to write the HTML again.
  const counted = counts.map(({ blockId, comments }) => `${blockId}=${comments}`).join('&');
  // The page's first choice is in its HTML, for those who read without scripts; later ones are marked on the elements.
  const [first] = useState(chosen);
  const marked = useMemo(
    () =>
      markedText(html, {
        counts: new Map([...new URLSearchParams(counted)].map(([id, count]) => [id, Number(count)])),
        chosen: first,
        language,
        hrefOf: (block) => changedAddress({ pathname, search: '' }, { block }, DISCUSSION),
        labelOf: (number, count) => messages.text('doctrine.mark', { number, count }),
        sectionHref: (section) => address('section', { consultation, section }),
      }),
    // `address` is new at each rendering and depends on the language alone.
    [html, counted, first, language, pathname, messages, consultation],
  );
  useEffect(() => {
    const current = text.current;
    current?.querySelector('[aria-current]')?.removeAttribute('aria-current');
    if (chosen) current?.querySelector(`#${markId(chosen)}`)?.setAttribute('aria-current', 'true');
  }, [chosen, marked]);
  useArrival(text, first);
  const follow = useInnerLinks();
  return (
    // The links inside are links for the keyboard too: this only spares the loading of the page.
    <div ref={text} onClick={follow}>
      <SanitisedHtml className="prose section-text" html={marked} />
    </div>
  );
}

/** Where contents, text and discussion stand beside one another; as in the styles. */
const WIDE = '(width >= 78em)';

/** Whoever arrives at the discussion of a paragraph sees the paragraph beside it, where there is room for both. */
function useArrival(text: RefObject<HTMLElement | null>, chosen: string | null): void {
  const [hash] = useState(useLocation().hash);
  useEffect(() => {
    if (!chosen || hash !== `#${DISCUSSION}` || !matchMedia(WIDE).matches) return;
    text.current?.querySelector(`#${markId(chosen)}`)?.scrollIntoView({ block: 'center' });
  }, [text, chosen, hash]);
}

/** Follows links of the HTML to this site by the router; marks of paragraphs without leaving the place in the text. */
function useInnerLinks(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!isPlain || event.defaultPrevented || !href?.startsWith('/')) return;
    event.preventDefault();
    void navigate(href, { preventScrollReset: link?.dataset.mark !== undefined });
  };
}
