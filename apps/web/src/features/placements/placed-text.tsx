import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { aroundMarks, shownBlocks, type Extent, type ShownBlock, type TextBlock } from './placed.text';

interface PlacedTextProps {
  blocks: readonly TextBlock[];
  extent: Extent | null;
  /** Where one chooses words of a paragraph; null: nothing is chosen in this text. */
  chooseAt: ((blockId: string) => string) | null;
  chosen: string | null;
}

/**
 * A section's text as plain paragraphs with the words of a passage marked: what drafters compare is words. What is far from them is
 * folded away, so that both texts are in view.
 */
export function PlacedText({ blocks, extent, ...choice }: PlacedTextProps) {
  const messages = useMessages();
  const { before, near, after } = aroundMarks(shownBlocks(blocks, extent));
  return (
    <div className="placed-text">
      {before.length > 0 && (
        <details>
          <summary>{messages.text('placements.before', { count: before.length })}</summary>
          <Blocks blocks={before} {...choice} />
        </details>
      )}
      <Blocks blocks={near} {...choice} />
      {after.length > 0 && (
        <details>
          <summary>{messages.text('placements.after', { count: after.length })}</summary>
          <Blocks blocks={after} {...choice} />
        </details>
      )}
    </div>
  );
}

function Blocks({
  blocks,
  chooseAt,
  chosen,
}: { blocks: readonly ShownBlock[] } & Pick<PlacedTextProps, 'chooseAt' | 'chosen'>) {
  const messages = useMessages();
  return blocks
    .filter(({ text }) => text !== '')
    .map(({ id, kind, number, parts }) => (
      <div className="placed-block" data-kind={number === 0 ? 'title' : kind} key={id}>
        {chooseAt && (
          <Link
            className="placed-choice"
            href={chooseAt(id)}
            aria-label={messages.text('placements.chooseIn', { number })}
            aria-current={id === chosen ? 'true' : undefined}
            keepsPlace
          >
            {number === 0 ? '¶' : `¶\u00A0${number}`}
          </Link>
        )}
        <p lang="fr">
          {parts.map(({ text, isMarked }, at) =>
            isMarked ? (
              <mark key={at} className="placed-mark">
                <span className="fr-sr-only" lang={messages.language}>
                  {messages.text('placements.markStart')}{' '}
                </span>
                {text}
                <span className="fr-sr-only" lang={messages.language}>
                  {' '}
                  {messages.text('placements.markEnd')}
                </span>
              </mark>
            ) : (
              text
            ),
          )}
        </p>
      </div>
    ));
}
