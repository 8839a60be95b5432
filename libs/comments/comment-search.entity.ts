import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Consultation } from '#doctrine';
import { Comment } from './comment.entity';

/**
 * The words of a comment's public text, for search: a row while that text is to be seen, none at any other time. The database writes it
 * (a trigger at the end of each transaction); nobody else does.
 */
@Entity('comment_search')
@Index('comment_search_document', { synchronize: false })
@Index('comment_search_consultation', ['consultationId', 'commentId'])
export class CommentSearch {
  @PrimaryColumn('uuid', { name: 'comment_id' })
  commentId: string;

  @OneToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_search_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'comment_search_consultation_fkey' })
  consultation?: Consultation;

  @Column('tsvector')
  document: string;
}
