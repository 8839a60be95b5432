import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Comment } from './comment.entity';
import type { RevisionState } from './comment.state';

/** One text of one comment. The text never changes (a trigger holds it); decisions and reactions belong to it. */
@Entity('comment_revision')
@Unique('comment_revision_ordinal_key', ['commentId', 'ordinal'])
@Check('comment_revision_body_check', `body <> ''`)
@Check(
  'comment_revision_state_check',
  `state IN ('submitted', 'in_review', 'published', 'refused', 'superseded', 'hidden')`,
)
export class CommentRevision {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_revision_comment_fkey' })
  comment?: Comment;

  /** From 1. */
  @Column('integer')
  ordinal: number;

  @Column('text', { nullable: true })
  title: string | null;

  /** Markdown, as written. */
  @Column('text')
  body: string;

  /** Sanitised once, when it was written. */
  @Column('text', { name: 'body_html' })
  bodyHtml: string;

  /** Of an amendment: the text wanted in place of the passage. Plain text. */
  @Column('text', { name: 'proposed_wording', nullable: true })
  proposedWording: string | null;

  @Column('text')
  state: RevisionState;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
