import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import { preparedSql, sightOf } from '../doctrine.visibility';
import { compareVersions, type OtherSection, type Redline, type VersionText } from '../redline';
import { type Block, type ParsedSection, placeBlockIds } from '../text';
import type { PlannedImport, PlannedLine } from './import.planning';

interface Planned {
  doctrineId: string;
  plan: PlannedImport;
}

const NOTHING: VersionText = { html: '', blocks: [] };

/** Whether a line of a plan is the section at an address: the address that it will have, or the one that goes with it. */
const isAt = ({ importedSlug, currentSlug }: PlannedLine, slug: string): boolean =>
  importedSlug === null ? currentSlug === slug : importedSlug === slug;

/** What an import would change in the text of one section, word by word. */
@Injectable()
export class ImportComparison {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The present text of a section against the one that the import would give it, by its address in the plan; one side is empty for a
   * section that is added or retired. Null when there is no plan to apply, or for who does not write the doctrine. Four statements,
   * 60 ms for the longest section; not kept, for plans are made anew as often as not.
   */
  async ofSection(viewer: Viewer, importId: string, slug: string): Promise<Redline | null> {
    if (!isId(importId)) return null;
    const rows: Planned[] = await this.dataSource.query(
      `SELECT i.doctrine_id AS "doctrineId", i.plan FROM doctrine_import i JOIN doctrine d ON d.id = i.doctrine_id
       WHERE i.id = $3 AND i.state = 'planned' AND (${preparedSql('d.id', 1)})`,
      [...sightOf(viewer), importId],
    );
    const [planned] = rows;
    const at = planned?.plan.sections.findIndex((line) => isAt(line, slug)) ?? -1;
    const line = planned?.plan.sections[at];
    if (!planned || !line) return null;
    const before =
      line.currentSlug === null ? NOTHING : await this.present(planned.doctrineId, line.currentSlug);
    const after = line.importedSlug === null ? NOTHING : await this.toCome(importId, at, line);
    if (line.blockIds === undefined && line.importedSlug !== null) return null;
    const here = new Set(before.blocks.map(({ id }) => id));
    const stay = new Set(after.blocks.map(({ id }) => id));
    return compareVersions(before, after, {
      arrived: await this.arrivals(
        planned.doctrineId,
        [...stay].filter((id) => !here.has(id)),
      ),
      left: departures(planned.plan, line, here, stay),
    });
  }

  /** The latest text of a section, published or not. */
  private async present(doctrineId: string, slug: string): Promise<VersionText> {
    const rows: VersionText[] = await this.dataSource.query(
      `SELECT v.html, coalesce((SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind,
         'text', b.text) ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id), '[]') AS blocks
       FROM section s JOIN section_version v ON v.section_id = s.id
       WHERE s.doctrine_id = $1 AND s.slug = $2 ORDER BY s.retired_at DESC NULLS FIRST, v.ordinal DESC LIMIT 1`,
      [doctrineId, slug],
    );
    return rows[0] ?? NOTHING;
  }

  /** The text that was read, with the identities that the plan gave to its blocks. */
  private async toCome(importId: string, at: number, { blockIds = [] }: PlannedLine): Promise<VersionText> {
    const rows: { section: ParsedSection | null }[] = await this.dataSource.query(
      `SELECT content -> 'sections' -> $2::int AS section FROM doctrine_import WHERE id = $1`,
      [importId, at],
    );
    const section = rows[0]?.section;
    if (section?.blocks.length !== blockIds.length) return NOTHING;
    return {
      html: placeBlockIds(section.html, blockIds),
      blocks: section.blocks.map((block, place): Block => ({ ...block, id: blockIds[place] ?? '' })),
    };
  }

  /** Where blocks stand now that would come from another section. */
  private async arrivals(doctrineId: string, ids: readonly string[]): Promise<Map<string, OtherSection>> {
    const rows: (OtherSection & { blockId: string })[] = await this.dataSource.query(
      `SELECT DISTINCT ON (b.block_id) b.block_id AS "blockId", s.id AS "sectionId", s.slug,
         concat_ws(' ', nullif(s.number, ''), s.title) AS name
       FROM block b JOIN section_version v ON v.id = b.section_version_id JOIN section s ON s.id = v.section_id
       WHERE s.doctrine_id = $1 AND b.block_id = ANY($2::uuid[]) ORDER BY b.block_id, v.id DESC`,
      [doctrineId, ids],
    );
    return new Map(rows.map(({ blockId, ...section }) => [blockId, section]));
  }
}

/** Where blocks would go that leave their section. */
function departures(
  plan: PlannedImport,
  line: PlannedLine,
  here: ReadonlySet<string>,
  stay: ReadonlySet<string>,
): Map<string, OtherSection> {
  const left = new Map<string, OtherSection>();
  for (const other of plan.sections) {
    if (other === line || other.importedSlug === null) continue;
    const name = [other.number, other.title].filter(Boolean).join(' ');
    for (const id of other.blockIds ?? [])
      if (here.has(id) && !stay.has(id))
        left.set(id, { sectionId: other.sectionId ?? '', slug: other.importedSlug, name });
  }
  return left;
}
