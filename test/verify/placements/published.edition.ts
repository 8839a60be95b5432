import type { DataSource } from 'typeorm';
import type { Block, ParsedDoctrine, Passage, SectionText } from '#doctrine';
import { EditionWords, type Place } from './edition.text';
import type { Stage } from '../processes';

export const DOCTRINE = 'eprouvee';

/** An edition as the platform keeps it, with its identities, beside the same edition as words. */
export class PublishedEdition {
  private readonly byBlock = new Map<string, number>();

  constructor(
    readonly releaseId: string,
    readonly words: EditionWords,
    /** In reading order, as in `words`. */
    readonly sections: readonly SectionText[],
  ) {
    let ordinal = 0;
    for (const { sectionId, blocks } of sections)
      for (const { id } of blocks) this.byBlock.set(`${sectionId} ${id}`, ordinal++);
  }

  /**
   * The edition published last, to be called before the next one is imported: sections are told by their present addresses. Throws when the
   * platform keeps other blocks than were read: truth and placements would not speak of the same places.
   */
  static async of(database: DataSource, release: string, read: ParsedDoctrine): Promise<PublishedEdition> {
    const rows: (SectionText & { releaseId: string; slug: string; blocks: Block[] })[] = await database.query(
      `SELECT r.id AS "releaseId", s.slug, rs.section_id AS "sectionId", rs.section_version_id AS "versionId",
         (SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind, 'text', b.text)
            ORDER BY b.position) FROM block b WHERE b.section_version_id = rs.section_version_id) AS blocks
       FROM doctrine d JOIN release r ON r.doctrine_id = d.id JOIN release_section rs ON rs.release_id = r.id
         JOIN section s ON s.id = rs.section_id
       WHERE d.slug = $1 AND r.slug = $2 AND r.state = 'published'`,
      [DOCTRINE, release],
    );
    const bySlug = new Map(rows.map((row) => [row.slug, row]));
    const words = EditionWords.of(read);
    const sections = words.sections.map((slug): SectionText => {
      const row = bySlug.get(slug);
      if (!row) throw new Error(`The edition « ${release} » has no section ${slug}`);
      return { sectionId: row.sectionId, versionId: row.versionId, blocks: row.blocks };
    });
    const kept = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    const differs = words.blocks.find(({ text, ordinal }) => kept[ordinal] !== text);
    if (differs || kept.length !== words.blocks.length)
      throw new Error(`The edition « ${release} » does not keep the blocks that were read`);
    return new PublishedEdition(rows[0]?.releaseId ?? '', words, sections);
  }

  section(ordinal: number): SectionText {
    const section = this.sections[this.words.block(ordinal).section];
    if (!section) throw new Error(`no section of block ${ordinal}`);
    return section;
  }

  blockId(ordinal: number): string {
    const { position } = this.words.block(ordinal);
    const block = this.section(ordinal).blocks[position];
    if (!block) throw new Error(`no identity of block ${ordinal}`);
    return block.id;
  }

  passageOf({ block, start, endBlock, end }: Place): Passage {
    return { blockId: this.blockId(block), start, endBlockId: this.blockId(endBlock), end };
  }

  /** Where a passage stands; null when the edition has no such block. */
  placeOf(sectionId: string, passage: Passage): Place | null {
    const block = this.byBlock.get(`${sectionId} ${passage.blockId}`);
    const endBlock = this.byBlock.get(`${sectionId} ${passage.endBlockId}`);
    return block === undefined || endBlock === undefined
      ? null
      : { block, start: passage.start, endBlock, end: passage.end };
  }
}

/** Imports a folder and publishes it as an edition, by the operator's own command. */
export const importEdition = (
  stage: Stage,
  settings: NodeJS.ProcessEnv,
  folder: string,
  release: string,
): Promise<void> =>
  importText(stage, settings, folder, ['--release', release, '--label', `Édition ${release}`]);

/** Imports a folder: its texts wait to be published. */
export async function importText(
  stage: Stage,
  settings: NodeJS.ProcessEnv,
  folder: string,
  more: readonly string[] = [],
): Promise<void> {
  const what = ['--doctrine', DOCTRINE, '--title', 'Doctrine éprouvée', '--reason', 'Import'];
  const done = await stage.cli(settings, 'doctrine', 'import', folder, ...what, ...more);
  if (done.code !== 0) throw new Error(done.output);
}
