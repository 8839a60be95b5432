import { assignBlockIds, type Block, placeBlockIds, renderText } from '#doctrine';
import type { VersionText } from '../../libs/doctrine/redline';

let serial = 0;
const newId = (): string => `00000000-0000-7000-8000-${String((serial += 1)).padStart(12, '0')}`;

/** A version as an editor's save makes it: rendered, and its blocks identified by those of the version before. */
export function versionOf(markdown: string, title: string, previous: readonly Block[] = []): VersionText {
  const { html, blocks } = renderText({ slug: 'regles', title, markdown });
  const placed = blocks.map(({ kind, text }) => ({ kind, text, section: 's' }));
  const ids = assignBlockIds(
    previous.map(({ id, kind, text }) => ({ id, kind, text, section: 's' })),
    placed,
    newId,
  ).map(({ id }) => id);
  return {
    html: placeBlockIds(html, ids),
    blocks: blocks.map((block, index) => ({ ...block, id: ids[index] ?? '' })),
  };
}
