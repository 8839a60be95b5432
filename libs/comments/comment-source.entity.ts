import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Comment } from './comment.entity';

/** A reference given in support of a comment. */
@Entity('comment_source')
@Unique('comment_source_position_key', ['commentId', 'position'])
export class CommentSource {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_source_comment_fkey' })
  comment?: Comment;

  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  /** http or https only. */
  @Column('text', { nullable: true })
  url: string | null;

  /** Markdown. */
  @Column('text', { nullable: true })
  body: string | null;

  @Column('text', { nullable: true })
  category: string | null;

  /** Of an imported one: how many people found it useful, according to its source. */
  @Column('integer', { nullable: true })
  votes: number | null;

  /** Of an imported one: who gave it, when that is somebody else than the comment's author. */
  @Column('text', { name: 'author_name', nullable: true })
  authorName: string | null;

  @Column('text', { name: 'source_ref', nullable: true })
  sourceRef: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
