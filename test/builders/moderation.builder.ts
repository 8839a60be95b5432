import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { buildConsultation, buildParticipant, type BuiltConsultation } from './consultation.builder';

export interface SentText {
  commentId: string;
  revisionId: string;
}

export interface TextWish {
  body?: string;
  authorId?: string | null;
  transcribedBy?: string | null;
  parentId?: string | null;
  proposedWording?: string | null;
}

/** An open consultation with one section, a policy, an author and a moderator; texts are sent to it as they wait for screening. */
export class ModeratedConsultation {
  private constructor(
    private readonly dataSource: DataSource,
    readonly consultation: BuiltConsultation,
    readonly authorId: string,
    readonly moderatorId: string,
  ) {}

  static async build(
    dataSource: DataSource,
    policy: 'before' | 'after' | 'automatic',
  ): Promise<ModeratedConsultation> {
    const consultation = await buildConsultation(dataSource);
    await dataSource.query(
      `UPDATE consultation SET moderation_policy = $2, title = 'Doctrine technique du numérique en santé' WHERE id = $1`,
      [consultation.id, policy],
    );
    return new ModeratedConsultation(
      dataSource,
      consultation,
      await buildParticipant(dataSource, 'Camille'),
      await buildParticipant(dataSource, 'Dominique'),
    );
  }

  get id(): string {
    return this.consultation.id;
  }

  get sectionId(): string {
    const [section] = this.consultation.sections;
    if (!section) throw new Error('The consultation has no section');
    return section.id;
  }

  /** A comment as it stands right after it was sent. */
  async send({
    body = 'Je propose de préciser le calendrier des travaux.',
    authorId = this.authorId,
    transcribedBy = null,
    parentId = null,
    proposedWording = null,
  }: TextWish = {}): Promise<SentText> {
    const [commentId, revisionId] = [newId(), newId()] as const;
    await this.dataSource.query(
      `INSERT INTO comment (id, consultation_id, section_id, parent_id, root_id, path, depth, author_id, author_name, kind,
         anchor_kind, channel, transcribed_by, latest_revision_id, state)
       VALUES ($1::uuid, $2, $3, $4::uuid, coalesce($4::uuid, $1::uuid), $1::uuid::text, CASE WHEN $4::uuid IS NULL THEN 0 ELSE 1 END, $5::uuid,
         CASE WHEN $5::uuid IS NULL THEN 'Une personne dans la salle' END, 'remark', 'section', 'online', $6, $7, 'submitted')`,
      [commentId, this.id, this.sectionId, parentId, authorId, transcribedBy, revisionId],
    );
    await this.addRevision(commentId, revisionId, 1, body, proposedWording);
    return { commentId, revisionId };
  }

  /** A newer text of the comment, sent by its author; one that waits gives way to it. */
  async revise(commentId: string, body: string): Promise<SentText> {
    const revisionId = newId();
    await this.dataSource.query(
      `UPDATE comment_revision SET state = 'superseded' WHERE comment_id = $1 AND state IN ('submitted', 'in_review')`,
      [commentId],
    );
    await this.addRevision(commentId, revisionId, 2, body, null);
    await this.dataSource.query(
      `UPDATE comment SET latest_revision_id = $2,
         state = CASE WHEN state = 'published' THEN 'published' ELSE 'submitted' END WHERE id = $1`,
      [commentId, revisionId],
    );
    return { commentId, revisionId };
  }

  async withdraw(commentId: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE comment SET state = 'withdrawn', withdrawn_at = now() WHERE id = $1`,
      [commentId],
    );
  }

  private async addRevision(
    commentId: string,
    revisionId: string,
    ordinal: number,
    body: string,
    proposedWording: string | null,
  ): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, proposed_wording, state)
       VALUES ($1, $2, $3, $4, $5, $6, 'submitted')`,
      [revisionId, commentId, ordinal, body, '<p>…</p>', proposedWording],
    );
  }
}
