import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { useMessages } from '../../i18n/messages';
import { cardId } from '../comments/comment-card';
import { changedAddress } from '../comments/discussion.address';
import { excerptOf } from './excerpt';
import { type Piece, withPassages } from './passage-marks';
import { attribute, passageId } from './section-text';

/** Words of a text that are commented on, and where they stand in its HTML. */
export interface MarkedPassages {
  passages: readonly {
    passage: { blockId: string };
    exact: string;
    comments: number;
    /** Threads on them, newest first. */
    rootIds: readonly string[];
  }[];
  pieces: readonly Piece[];
}

/** Characters of a passage that name it for those who hear it. */
const EXCERPT = 80;

/** The text with the words that are commented on, each passage with a link to what is said of it. */
export function useMarkedPassages(html: string, { passages, pieces }: MarkedPassages): string {
  const messages = useMessages();
  const { pathname } = useLocation();
  // As a text: another answer with the same passages is no reason to write the HTML again.
  const known = JSON.stringify([passages, pieces]);
  return useMemo(
    () =>
      withPassages(html, pieces, (index) => {
        const passage = passages[index];
        const [root = ''] = passage?.rootIds ?? [];
        const label = messages.text('doctrine.passage', {
          count: passage?.comments ?? 0,
          words: excerptOf(passage?.exact ?? '', EXCERPT),
        });
        const block = passage?.passage.blockId ?? null;
        const href = changedAddress({ pathname, search: '' }, { block }, cardId(root));
        return `<a class="passage-count" id="${passageId(root)}" data-passage="${index}" href="${attribute(href)}" aria-label="${attribute(label)}">${passage?.comments ?? 0}</a>`;
      }),
    // `known` stands for the passages and the pieces.
    [html, known, messages, pathname],
  );
}
