import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment } from './comment.entity';

/** Votes of which a source tells only the number: shown as such, voters are never invented. Null: the source does not say. */
@Entity('vote_tally')
export class VoteTally {
  @PrimaryColumn('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'vote_tally_comment_fkey' })
  comment?: Comment;

  /** Where the count comes from. */
  @PrimaryColumn('text')
  label: string;

  @Column('integer', { name: 'votes_for', nullable: true })
  votesFor: number | null;

  @Column('integer', { name: 'votes_mixed', nullable: true })
  votesMixed: number | null;

  @Column('integer', { name: 'votes_against', nullable: true })
  votesAgainst: number | null;

  @Column('integer', { name: 'votes_total', nullable: true })
  votesTotal: number | null;
}
