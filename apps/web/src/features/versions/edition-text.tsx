import { useMemo } from 'react';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { useInnerLinks } from '../doctrine/inner.links';
import { type MarkedPassages, useMarkedPassages } from '../doctrine/marked.passages';
import { markedText, markId } from '../doctrine/section-text';

interface EditionTextProps {
  html: string;
  marked: MarkedPassages;
  /** The page of another section, without fragment. */
  sectionHref: (slug: string) => string;
}

/** The text of a section in an edition: each paragraph with a number to refer to it by, words that were commented on marked. */
export function EditionText({ html, marked, sectionHref }: EditionTextProps) {
  const messages = useMessages();
  const withLinks = useMarkedPassages(html, marked);
  const text = useMemo(
    () =>
      markedText(withLinks, {
        counts: new Map(),
        chosen: null,
        language: messages.language,
        hrefOf: (block) => `#${markId(block)}`,
        labelOf: (number) => messages.text('versions.paragraph', { number }),
        sectionHref,
      }),
    // `sectionHref` is new at each rendering and depends on the page's address, as the text does.
    [withLinks, messages],
  );
  const follow = useInnerLinks();
  return (
    // The links inside are links for the keyboard too: this only spares the loading of the page.
    <div className="section-text-place" onClick={follow}>
      <SanitisedHtml className="prose section-text" html={text} />
    </div>
  );
}
