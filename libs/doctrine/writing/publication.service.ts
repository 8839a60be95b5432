import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';
import { Transactions } from '#platform';
import type { Acting } from '../acting';
import { lockAsWriter, requireWriter } from '../doctrine.policy';
import { DoctrineService } from '../doctrine.service';
import { changesBetween, type ChangedSection, type StandingSection } from './publication.changes';
import { NothingToPublish } from './writing.errors';
import { requireReason } from './written.input';

export interface EditionToPublish {
  doctrineId: string;
  slug: string;
  /** Name for readers, for instance « version soumise à concertation ». At most 120 characters. */
  label: string;
  /** For readers: why there is a new edition. */
  reason: string;
}

/** Publishing what was written, by those who write it. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly doctrines: DoctrineService,
  ) {}

  /**
   * What the next edition would change in the last, in reading order; everything is added when there is none yet. Throws SignInRequired,
   * NotFound. Three statements, some 20 ms for 36,000 words.
   */
  async changes(by: Acting, doctrineId: string): Promise<ChangedSection[]> {
    await requireWriter(this.dataSource.manager, by, doctrineId);
    return changesToPublish(this.dataSource.manager, doctrineId);
  }

  /**
   * Freezes the working tree as a published edition, in one transaction: its texts, its sections, who and why, and the job that places
   * the comments anew. Sent twice, it is published once. Throws SignInRequired, NotFound, NothingToPublish, ReleaseIsFinal for an
   * address that another edition has, InvalidInput.
   */
  async publishRelease(by: Acting, { doctrineId, slug, label, reason }: EditionToPublish): Promise<string> {
    return this.transactions.run(async (tx) => {
      const doneBy = await lockAsWriter(tx.manager, by, doctrineId);
      const name = label.trim();
      if (name === '' || name.length > 120)
        throw new InvalidInput('Nommez l’édition, en 120 caractères au plus.', 'label');
      const why = requireReason(reason);
      if ((await changesToPublish(tx.manager, doctrineId)).length === 0) {
        const same = await lastRelease(tx.manager, doctrineId);
        if (same?.slug === slug && same.publishedBy === doneBy) return same.id;
        throw new NothingToPublish();
      }
      return this.doctrines.publishReleaseIn(tx, doctrineId, {
        ...{ slug, label: name, reason: why, publishedBy: doneBy },
      });
    });
  }
}

async function lastRelease(
  manager: EntityManager,
  doctrineId: string,
): Promise<{ id: string; slug: string; publishedBy: string | null } | undefined> {
  const rows: { id: string; slug: string; publishedBy: string | null }[] = await manager.query(
    `SELECT id, slug, published_by AS "publishedBy" FROM release WHERE doctrine_id = $1 AND state = 'published'
     ORDER BY published_at DESC, id DESC LIMIT 1`,
    [doctrineId],
  );
  return rows[0];
}

/** From the last published edition to the working tree. */
async function changesToPublish(manager: EntityManager, doctrineId: string): Promise<ChangedSection[]> {
  const before: StandingSection[] = await manager.query(
    `SELECT rs.section_id AS id, rs.slug, rs.number, rs.title, rs.parent_id AS "parentId", v.id AS "versionId", md5(v.html) AS digest
     FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id
     WHERE rs.release_id = (SELECT id FROM release WHERE doctrine_id = $1 AND state = 'published'
       ORDER BY published_at DESC, id DESC LIMIT 1)
     ORDER BY rs.reading_order`,
    [doctrineId],
  );
  const after: StandingSection[] = await manager.query(
    `WITH RECURSIVE tree AS (
       SELECT id, ARRAY[position] AS path FROM section
       WHERE doctrine_id = $1 AND parent_id IS NULL AND retired_at IS NULL
       UNION ALL
       SELECT s.id, t.path || s.position FROM section s JOIN tree t ON s.parent_id = t.id WHERE s.retired_at IS NULL
     )
     SELECT s.id, s.slug, s.number, s.title, s.parent_id AS "parentId", v.id AS "versionId", md5(v.html) AS digest
     FROM tree t JOIN section s USING (id)
     JOIN LATERAL (SELECT id, title, html FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true
     ORDER BY t.path, s.id`,
    [doctrineId],
  );
  return changesBetween(before, after);
}
