import type { EntityManager } from 'typeorm';
import { isId, NotFound } from '#kernel';
import type { Acting } from '../acting';
import { lockAsWriter, type requireWriter } from '../doctrine.policy';
import type { PublicationState } from '../section-version.entity';
import type { Block } from '../text';
import { whatToDoOfRetired } from './meanwhile';
import type { SectionPlace } from './section-event.entity';

/** The latest text of a section, published or not, as commands and the editor need it. */
export interface WorkingVersion {
  id: string;
  ordinal: number;
  state: PublicationState;
  title: string;
  markdown: string;
  html: string;
  text: string;
  reason: string;
  authorId: string | null;
  /** Null for an operator's import. */
  authorName: string | null;
  createdAt: Date;
  blocks: Block[];
}

/** A section of the working tree. */
export interface WorkingSection extends SectionPlace {
  id: string;
  doctrineId: string;
  isRetired: boolean;
  /** Every section has a text, if an empty one: a section without any could not be published. */
  version: WorkingVersion;
}

/** What is written down of a section's place before and after an act. */
export const placeOf = ({ slug, number, title, parentId, position }: SectionPlace): SectionPlace => ({
  slug,
  number,
  title,
  parentId,
  position,
});

const ABSENT = 'Cette section n’existe pas, ou vous ne la rédigez pas.';

/** A section with its latest text, living or retired. Null when there is none. One statement; judges nobody. */
export async function readWorkingSection(
  manager: Pick<EntityManager, 'query'>,
  sectionId: string,
): Promise<WorkingSection | null> {
  if (!isId(sectionId)) return null;
  const rows: (Omit<WorkingSection, 'version'> & Omit<WorkingVersion, 'id'> & { versionId: string })[] =
    await manager.query(
      `SELECT s.id, s.doctrine_id AS "doctrineId", s.slug, s.number, s.title, s.parent_id AS "parentId", s.position,
         s.retired_at IS NOT NULL AS "isRetired", v.id AS "versionId", v.ordinal, v.state, v.markdown, v.html, v.text, v.reason,
         v.author_id AS "authorId", p.display_name AS "authorName", v.created_at AS "createdAt",
         coalesce((SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind, 'text', b.text)
           ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id), '[]') AS blocks
       FROM section s
       JOIN LATERAL (SELECT * FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true
       LEFT JOIN participant p ON p.id = v.author_id
       WHERE s.id = $1`,
      [sectionId],
    );
  const [row] = rows;
  if (!row) return null;
  const { id, doctrineId, slug, number, title, parentId, position, isRetired, versionId, ...version } = row;
  return {
    ...{ id, doctrineId, slug, number, title, parentId, position, isRetired },
    version: { ...version, id: versionId, title },
  };
}

/**
 * Judges a command on a section by the section's doctrine, and returns who is to be named in the account of what was done. Throws
 * SignInRequired, and NotFound both for a section that is not there and for one that the person does not write.
 */
export async function judgeForSection(
  manager: EntityManager,
  by: Acting,
  sectionId: string,
  judge: typeof requireWriter,
): Promise<string | null> {
  if (by !== 'operator') by.requireParticipant();
  const rows: { doctrineId: string }[] = isId(sectionId)
    ? await manager.query('SELECT doctrine_id AS "doctrineId" FROM section WHERE id = $1', [sectionId])
    : [];
  const [row] = rows;
  if (!row) throw new NotFound(ABSENT);
  return judge(manager, by, row.doctrineId).catch((error: unknown) => {
    throw error instanceof NotFound ? new NotFound(ABSENT) : error;
  });
}

/**
 * The section, its doctrine locked for one of those who write it, read once the lock is held. Throws SignInRequired, and NotFound for
 * what is not there, is not theirs, or is retired while a living one is wanted.
 */
export async function lockedSection(
  manager: EntityManager,
  by: Acting,
  sectionId: string,
  wanted: 'living' | 'either' = 'living',
): Promise<{ section: WorkingSection; doneBy: string | null }> {
  const doneBy = await judgeForSection(manager, by, sectionId, lockAsWriter);
  const section = await readWorkingSection(manager, sectionId);
  if (!section) throw new NotFound(ABSENT);
  if (section.isRetired && wanted === 'living')
    throw new NotFound(await whatToDoOfRetired(manager, section.id));
  return { section, doneBy };
}
