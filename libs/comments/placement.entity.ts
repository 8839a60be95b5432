import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { type Passage, type PlacementStatus, Release, Section, SectionVersion } from '#doctrine';
import { Participant } from '#identity';
import { Comment } from './comment.entity';

/**
 * Where what a comment is about stands in one edition. The first of a comment and an edition is the rule's; a drafter's answer
 * follows it. Only added to (the database refuses anything else): the last that nothing follows is the one that holds.
 */
@Entity('placement')
@Unique('placement_follows_key', ['followsId'])
@Index('placement_by_rule', ['commentId', 'releaseId'], { unique: true, where: 'follows_id IS NULL' })
@Index('placement_comment', ['commentId', 'id'])
@Index('placement_uncertain', ['releaseId', 'id'], { where: 'NOT is_certain AND follows_id IS NULL' })
@Index('placement_section', ['releaseId', 'sectionId', 'commentId'])
@Check('placement_status_check', `status IN ('exact', 'moved', 'fuzzy', 'changed', 'lost')`)
@Check('placement_score_check', 'score BETWEEN 0 AND 1')
@Check('placement_settled_check', '(settled_by IS NULL) = (follows_id IS NULL)')
@Check('placement_lost_check', `status <> 'lost' OR passage IS NULL`)
export class Placement {
  @PrimaryColumn('uuid')
  id: string;

  /** The comment that opens a thread: replies stand where it stands. */
  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'placement_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'release_id' })
  releaseId: string;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'placement_release_fkey' })
  release?: Release;

  /** Where it is read in that edition; of a lost one its own section, or what stands nearest to it. */
  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'placement_section_fkey' })
  section?: Section;

  @Column('uuid', { name: 'section_version_id' })
  sectionVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'section_version_id', foreignKeyConstraintName: 'placement_section_version_fkey' })
  sectionVersion?: SectionVersion;

  @Column('text')
  status: PlacementStatus;

  /** Null for a whole section, and when lost. */
  @Column('jsonb', { nullable: true })
  passage: Passage | null;

  /** 0 to 1, by the rule of libs/doctrine/passage. */
  @Column('double precision')
  score: number;

  /** False: waits for a drafter, unless one has followed it. */
  @Column('boolean', { name: 'is_certain' })
  isCertain: boolean;

  /** Code of the rule's reason, or of the drafter's answer. */
  @Column('text')
  why: string;

  /** The text that it was placed from. Null where an import did not know it. */
  @Column('uuid', { name: 'from_version_id', nullable: true })
  fromVersionId: string | null;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'from_version_id', foreignKeyConstraintName: 'placement_from_version_fkey' })
  fromVersion?: SectionVersion;

  /** The drafter who answered. */
  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'settled_by', foreignKeyConstraintName: 'placement_settled_by_fkey' })
  settler?: Participant;

  /** The placement that this one corrects or confirms. */
  @Column('uuid', { name: 'follows_id', nullable: true })
  followsId: string | null;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'follows_id', foreignKeyConstraintName: 'placement_follows_fkey' })
  follows?: Placement;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
