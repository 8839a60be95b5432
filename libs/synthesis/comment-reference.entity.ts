import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Comment } from '#comments';
import { Consultation } from '#doctrine';

/**
 * The number by which people quote a comment (C-0042). Given by the first snapshot that holds the comment and never
 * again to another: numbers that were counted anew in each snapshot would shift with every late arrival.
 */
@Entity('comment_reference')
@Unique('comment_reference_number_key', ['consultationId', 'number'])
@Check('comment_reference_number_check', 'number > 0')
export class CommentReference {
  @PrimaryColumn('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_reference_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'comment_reference_consultation_fkey' })
  consultation?: Consultation;

  @Column('integer')
  number: number;
}
