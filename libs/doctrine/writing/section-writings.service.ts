import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountLimits, type Viewer } from '#identity';
import { InvalidInput, isId } from '#kernel';
import { Transactions } from '#platform';
import { requireWriter } from '../doctrine.policy';
import { judgeForSection } from './working.section';
import { LONGEST_TEXT, requireText } from './written.input';

/** What has been typed so far, however incomplete. */
export interface WritingToKeep {
  sectionId: string;
  /** The version that is being changed. */
  baseVersionId: string;
  number: string;
  title: string;
  markdown: string;
  reason: string;
}

export interface SectionWritingView extends WritingToKeep {
  updatedAt: Date;
}

const COLUMNS = `section_id AS "sectionId", base_version_id AS "baseVersionId", number, title, markdown, reason,
  updated_at AS "updatedAt"`;

/**
 * What drafters are writing, kept from the first words on: a browser that closes loses nothing. Each sees and changes their own alone;
 * it ends with the saving (see `WritingService`). One row a person and section, of 75 kB at most.
 */
@Injectable()
export class SectionWritingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Keeps what is typed in place of what was kept before; of texts sent at once, one is kept. Throws SignInRequired, NotFound,
   * InvalidInput beyond 75 kB for all fields, or for a version of another section, TooManyRequests. Six statements, some 4 ms.
   */
  async keep(by: Viewer, writing: WritingToKeep): Promise<SectionWritingView> {
    const participantId = by.requireParticipant();
    return this.transactions.run(async ({ manager }) => {
      await this.limits.follow(manager, participantId);
      await requireWriting(manager, by, writing.sectionId);
      await this.limits.count(manager, participantId, 'writing');
      const [number, title, markdown, reason] = checkedTexts(writing);
      const rows: SectionWritingView[] = await manager.query(
        `INSERT INTO section_writing (section_id, participant_id, base_version_id, number, title, markdown, reason, updated_at)
         SELECT section_id, $2, id, $4, $5, $6, $7, now() FROM section_version WHERE id = $3 AND section_id = $1
         ON CONFLICT (section_id, participant_id) DO UPDATE
           SET base_version_id = excluded.base_version_id, number = excluded.number, title = excluded.title,
             markdown = excluded.markdown, reason = excluded.reason, updated_at = excluded.updated_at
         RETURNING ${COLUMNS}`,
        [
          writing.sectionId,
          participantId,
          isId(writing.baseVersionId) ? writing.baseVersionId : null,
          ...[number, title, markdown, reason],
        ],
      );
      const [kept] = rows;
      if (!kept) throw new InvalidInput('Cette version n’est pas de cette section.', 'baseVersionId');
      return kept;
    });
  }

  /** Throws away what the person has typed in a section; nothing happens where there is nothing. Throws SignInRequired, NotFound. */
  async discard(by: Viewer, sectionId: string): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      await endWriting(manager, sectionId, await requireWriting(manager, by, sectionId));
    });
  }

  /** What the person has typed in a section that was read for them. Null when there is nothing. One statement. */
  async own(by: Viewer, sectionId: string): Promise<SectionWritingView | null> {
    const rows: SectionWritingView[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM section_writing WHERE section_id = $1 AND participant_id = $2`,
      [sectionId, by.requireParticipant()],
    );
    return rows[0] ?? null;
  }
}

/** What somebody had typed in a section is saved or no longer wanted. One statement. */
export async function endWriting(
  manager: Pick<EntityManager, 'query'>,
  sectionId: string,
  participantId: string | null,
): Promise<void> {
  await manager.query('DELETE FROM section_writing WHERE section_id = $1 AND participant_id = $2', [
    sectionId,
    participantId,
  ]);
}

async function requireWriting(manager: EntityManager, by: Viewer, sectionId: string): Promise<string> {
  await judgeForSection(manager, by, sectionId, requireWriter);
  return by.requireParticipant();
}

/** Any words, empty ones too: what is wrong with them is said when they are saved. */
function checkedTexts({ number, title, markdown, reason }: WritingToKeep): string[] {
  const texts = [number, title, markdown, reason].map(requireText);
  if (Buffer.byteLength(texts.join(''), 'utf8') > LONGEST_TEXT)
    throw new InvalidInput('Ce texte dépasse 75 ko : partagez-le entre plusieurs sections.', 'markdown');
  return texts;
}
