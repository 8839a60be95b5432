import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment } from '#comments';
import { Participant } from '#identity';
import { ModerationCase } from './moderation-case.entity';

/** The author's request that another moderator looks at a decision again; once per decision. */
@Entity('appeal')
@Index('appeal_case', ['caseId'])
export class Appeal {
  /** By no constraint: nothing refers to the log (see its migration). */
  @PrimaryColumn('uuid', { name: 'decision_id' })
  decisionId: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'appeal_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'appeal_case_fkey' })
  case?: ModerationCase;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'appeal_author_fkey' })
  author?: Participant;

  @Column('text')
  motive: string;

  @Column('timestamptz', { name: 'made_at', default: () => 'now()' })
  madeAt: Date;
}
