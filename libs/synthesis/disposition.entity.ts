import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment } from '#comments';
import { Participant } from '#identity';
import { DispositionPublication } from './disposition-publication.entity';

/** What the drafters may make of a comment. */
export const OUTCOMES = [
  'accepted',
  'accepted_in_part',
  'not_accepted',
  'already_covered',
  'out_of_scope',
  'deferred',
  'answered',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Characters that a motive has at least, where one is required: everywhere but for `accepted`. */
export const MOTIVE_MIN_LENGTH = 10;

/**
 * What the drafters made of a comment (« suite donnée »). A change is a new row: the current one is the one that nothing
 * has superseded, and a trigger holds all the others as they were.
 */
@Entity('disposition')
@Index('disposition_current', ['commentId'], { unique: true, where: 'superseded_at IS NULL' })
@Index('disposition_history', ['commentId', 'id'])
@Index('disposition_published', ['publicationId'], { where: 'publication_id IS NOT NULL' })
@Check(
  'disposition_outcome_check',
  `outcome IN ('accepted', 'accepted_in_part', 'not_accepted', 'already_covered', 'out_of_scope', 'deferred', 'answered')`,
)
@Check('disposition_motive_check', `outcome = 'accepted' OR char_length(motive) >= 10`)
export class Disposition {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'disposition_comment_fkey' })
  comment?: Comment;

  @Column('text')
  outcome: Outcome;

  /** Markdown; may be empty for `accepted` only. */
  @Column('text')
  motive: string;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'set_by', foreignKeyConstraintName: 'disposition_set_by_fkey' })
  setter?: Participant;

  @Column('timestamptz', { name: 'set_at', default: () => 'now()' })
  setAt: Date;

  /** When another one took its place; null for the current one. */
  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt: Date | null;

  /** Null while it is drafted. One that was published and then superseded is what the public sees until the next publication. */
  @Column('uuid', { name: 'publication_id', nullable: true })
  publicationId: string | null;

  @ManyToOne(() => DispositionPublication)
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'disposition_publication_fkey' })
  publication?: DispositionPublication;
}
