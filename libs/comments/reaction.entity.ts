import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Participant } from '#identity';
import { CommentRevision } from './comment-revision.entity';
import { Comment, type Position } from './comment.entity';

/** What one participant thinks of one text: one row, changed or withdrawn in place. */
@Entity('reaction')
@Unique('reaction_once_key', ['revisionId', 'participantId'])
@Check('reaction_position_check', `position IN ('for', 'mixed', 'against')`)
export class Reaction {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'reaction_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => CommentRevision)
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'reaction_revision_fkey' })
  revision?: CommentRevision;

  @Column('uuid', { name: 'participant_id' })
  participantId: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'participant_id', foreignKeyConstraintName: 'reaction_participant_fkey' })
  participant?: Participant;

  @Column('text')
  position: Position;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}
