import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import { writeVersions } from '../doctrine.writes';
import { type Block, blockElementId, placeBlockIds } from '../text';
import type { RenderedText } from '../section.text';
import { standingElsewhere } from './block.candidates';
import type { WorkingSection } from './working.section';

/** A text with the identities of its blocks, ready to be written. */
export interface IdentifiedText {
  title: string;
  markdown: string;
  html: string;
  text: string;
  blocks: Block[];
}

/** Puts identities on a rendered text. */
export const withIds = (
  { html, text }: RenderedText,
  blocks: Block[],
  source: { title: string; markdown: string },
): IdentifiedText => ({
  ...source,
  html: placeBlockIds(
    html,
    blocks.map(({ id }) => id),
  ),
  text,
  blocks,
});

/** Writes a text as the next version of a section, a draft. Returns the version's id. Two statements. */
export async function writeVersion(
  manager: EntityManager,
  section: { id: string; version: Pick<WorkingSection['version'], 'ordinal'> | null },
  text: IdentifiedText,
  by: { reason: string; authorId: string | null },
): Promise<string> {
  const ids = await writeVersions(
    manager,
    [{ ...text, sectionId: section.id, ordinal: (section.version?.ordinal ?? 0) + 1, sourceFile: null }],
    by,
  );
  const id = ids.get(section.id);
  if (id === undefined) throw new Error('the version could not be read back');
  return id;
}

/** The same text, with other identities for some of its blocks. */
const reidentified = (text: IdentifiedText, ids: ReadonlyMap<string, string>): IdentifiedText => ({
  ...text,
  html: withOtherIds(text.html, ids),
  blocks: text.blocks.map((block) => ({ ...block, id: ids.get(block.id) ?? block.id })),
});

/** Printed HTML with other identities on the elements of some blocks. Safe on text: only the printer writes these marks. */
export const withOtherIds = (html: string, ids: ReadonlyMap<string, string>): string =>
  html.replace(/ id="b-[0-9a-f]+" data-block="([^"]*)"/g, (mark, id: string) => {
    const other = ids.get(id);
    return other === undefined ? mark : ` id="${blockElementId(other)}" data-block="${other}"`;
  });

/** A text that comes back, with new identities for the blocks that were meanwhile pasted elsewhere: no identity stands twice. */
export async function withoutDoubles(
  manager: EntityManager,
  sectionId: string,
  text: IdentifiedText,
): Promise<IdentifiedText> {
  const elsewhere = await standingElsewhere(
    manager,
    sectionId,
    text.blocks.map(({ id }) => id),
  );
  return elsewhere.size === 0 ? text : reidentified(text, new Map([...elsewhere].map((id) => [id, newId()])));
}
