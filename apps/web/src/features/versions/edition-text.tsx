import { useMemo } from 'react';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { useInnerLinks } from '../doctrine/inner.links';
import { type MarkedPassages, useMarkedPassages } from '../doctrine/marked.passages';
import { MADE_ON } from '../comments/made-on';
import { withPassages } from '../doctrine/passage-marks';
import { markedText, markId } from '../doctrine/section-text';

interface EditionTextProps {
  html: string;
  marked: MarkedPassages;
  /** The marks are what one contribution was made on: nothing is said of them on this page. */
  isOfOne?: boolean;
  /** The page of another section, without fragment. */
  sectionHref: (slug: string) => string;
}

const NONE: MarkedPassages = { passages: [], pieces: [] };

/** The text of a section in an edition: each paragraph with a number to refer to it by, words that were commented on marked. */
export function EditionText({ html, marked, isOfOne = false, sectionHref }: EditionTextProps) {
  const messages = useMessages();
  const withLinks = useMarkedPassages(html, isOfOne ? NONE : marked);
  const withMarks = isOfOne
    ? withPassages(html, marked.pieces, () => '').replace('<mark ', `<mark id="${MADE_ON}" tabindex="-1" `)
    : withLinks;
  const text = useMemo(
    () =>
      markedText(withMarks, {
        counts: new Map(),
        chosen: null,
        language: messages.language,
        hrefOf: (block) => `#${markId(block)}`,
        labelOf: (number) => messages.text('versions.paragraph', { number }),
        sectionHref,
      }),
    // `sectionHref` is new at each rendering and depends on the page's address, as the text does.
    [withMarks, messages],
  );
  const follow = useInnerLinks();
  return (
    // The links inside are links for the keyboard too: this only spares the loading of the page.
    <div className="section-text-place" onClick={follow}>
      <SanitisedHtml className="prose section-text" html={text} />
    </div>
  );
}
