import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment, CommentRevision } from '#comments';
import { Consultation } from '#doctrine';
import { Participant } from '#identity';
import type { ModerationPolicy, Verdict } from './screening';

/** That a revision was screened, once, and what came of it; its fingerprint finds the same text sent again. */
@Entity('screening')
@Index('screening_same_text', ['consultationId', 'fingerprint'])
@Index('screening_comment', ['commentId'])
@Check('screening_policy_check', `policy IN ('before', 'after', 'automatic')`)
@Check('screening_verdict_check', `verdict IN ('pass', 'review', 'refuse')`)
export class RevisionScreening {
  @PrimaryColumn('uuid', { name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => CommentRevision)
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'screening_revision_fkey' })
  revision?: CommentRevision;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'screening_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'screening_consultation_fkey' })
  consultation?: Consultation;

  /** Null for what was said without an account. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'screening_author_fkey' })
  author?: Participant;

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
