import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Comment, CommentRevision } from '#comments';
import { Participant } from '#identity';
import { ModerationCase } from './moderation-case.entity';

/** What a reader says against a comment that is public (regulation (EU) 2022/2065, art. 16). Once per reader and revision. */
@Entity('comment_report')
@Unique('comment_report_reporter_key', ['revisionId', 'reporterId'])
@Index('comment_report_case', ['caseId'])
export class CommentReport {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_report_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => CommentRevision)
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'comment_report_revision_fkey' })
  revision?: CommentRevision;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'comment_report_case_fkey' })
  case?: ModerationCase;

  /** Told to nobody but the moderators' service itself; never to the author. */
  @Column('uuid', { name: 'reporter_id' })
  reporterId: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'reporter_id', foreignKeyConstraintName: 'comment_report_reporter_fkey' })
  reporter?: Participant;

  @Column('text', { name: 'reason_code' })
  reasonCode: string;

  @Column('text')
  explanation: string;

  @Column('timestamptz', { name: 'reported_at', default: () => 'now()' })
  reportedAt: Date;
}
