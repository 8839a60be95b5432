import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ModerationPolicy, Verdict } from './screening';

/** That a revision was screened, once, and what came of it; its fingerprint finds the same text sent again. */
@Entity('screening')
@Index('screening_same_text', ['consultationId', 'fingerprint'])
@Check('screening_policy_check', `policy IN ('before', 'after', 'automatic')`)
@Check('screening_verdict_check', `verdict IN ('pass', 'review', 'refuse')`)
export class RevisionScreening {
  @PrimaryColumn('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  /** Null for what was said without an account. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  /** SHA-256 of the text reduced to letters and figures. */
  @Column('text')
  fingerprint: string;

  /** The consultation's policy at that moment. */
  @Column('text')
  policy: ModerationPolicy;

  @Column('text')
  verdict: Verdict;

  @Column('timestamptz', { name: 'screened_at', default: () => 'now()' })
  screenedAt: Date;
}
