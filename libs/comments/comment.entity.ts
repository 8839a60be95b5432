import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation, type QuoteSelector, Section, SectionVersion } from '#doctrine';
import { Participant, type StakeholderCategory } from '#identity';
import { TourStage } from '#tour';
import type { CommentState } from './comment.state';

export const COMMENT_KINDS = ['remark', 'question', 'amendment'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

export const POSITIONS = ['for', 'mixed', 'against'] as const;
/** The stance of a comment or a reaction (« pour », « mitigé », « contre »). */
export type Position = (typeof POSITIONS)[number];

export const ANCHOR_KINDS = ['section', 'block', 'quote'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

export const CHANNELS = ['online', 'in_room', 'mail', 'written', 'imported'] as const;
/** How a comment came. All but `online` are entered by a rapporteur or an import, for people with or without an account. */
export type Channel = (typeof CHANNELS)[number];

/** What a participant says on a section (« contribution »), or an answer to another comment. Its texts are its revisions. */
@Entity('comment')
@Unique('comment_author_client_key', ['authorId', 'clientKey'])
@Unique('comment_transcriber_client_key', ['transcribedBy', 'clientKey'])
@Unique('comment_source_ref_key', ['consultationId', 'sourceRef'])
@Index('comment_section_roots', ['consultationId', 'sectionId', 'id'], { where: 'parent_id IS NULL' })
@Index('comment_consultation', ['consultationId', 'id'])
@Index('comment_block_roots', ['consultationId', 'sectionId', 'blockId', 'id'], {
  where: 'parent_id IS NULL AND block_id IS NOT NULL',
})
@Index('comment_section_state', ['consultationId', 'sectionId', 'state'])
@Index('comment_thread', ['rootId', 'path'])
@Index('comment_author', ['authorId', 'id'], { where: 'author_id IS NOT NULL' })
@Index('comment_stage', ['stageId', 'id'], { where: 'stage_id IS NOT NULL' })
@Check('comment_kind_check', `kind IN ('remark', 'question', 'amendment')`)
@Check('comment_position_check', `position IN ('for', 'mixed', 'against')`)
@Check('comment_anchor_kind_check', `anchor_kind IN ('section', 'block', 'quote')`)
@Check('comment_channel_check', `channel IN ('online', 'in_room', 'mail', 'written', 'imported')`)
@Check(
  'comment_state_check',
  `state IN ('submitted', 'in_review', 'published', 'refused', 'hidden', 'withdrawn')`,
)
@Check('comment_author_check', 'author_id IS NOT NULL OR author_name IS NOT NULL')
@Check(
  'comment_anchor_check',
  `(anchor_kind = 'section') = (anchor_block_id IS NULL) AND (anchor_kind = 'quote') = (anchor_quote IS NOT NULL)`,
)
@Check('comment_root_check', '(parent_id IS NULL) = (root_id = id) AND (parent_id IS NULL) = (depth = 0)')
@Check('comment_published_check', `state NOT IN ('published', 'hidden') OR published_revision_id IS NOT NULL`)
@Check('comment_withdrawn_check', `(state = 'withdrawn') = (withdrawn_at IS NOT NULL)`)
export class Comment {
  /** Rises with the instant of creation (of an imported one: in its source), so it is also the order of lists. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'comment_consultation_fkey' })
  consultation?: Consultation;

  /** Where it is read in its consultation's text of today: moves with its placement. Where it was made: `anchorVersionId`. */
  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'comment_section_fkey' })
  section?: Section;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'comment_parent_fkey' })
  parent?: Comment;

  /** The comment that opened the thread; itself for that one. */
  @Column('uuid', { name: 'root_id' })
  rootId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'root_id', foreignKeyConstraintName: 'comment_root_fkey' })
  root?: Comment;

  /** Place in the tree order of the thread: see `thread.path.ts`. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** 0 for a root. */
  @Column('integer')
  depth: number;

  /** Null: entered for somebody without an account, or imported. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'comment_author_fkey' })
  author?: Participant;

  /** The name shown where there is no account. */
  @Column('text', { name: 'author_name', nullable: true })
  authorName: string | null;

  /** The category shown where there is no account. */
  @Column('text', { name: 'author_category', nullable: true })
  authorCategory: StakeholderCategory | null;

  /** The body in whose name it was said, as it was called then. */
  @Column('text', { name: 'organisation_name', nullable: true })
  organisationName: string | null;

  @Column('text')
  kind: CommentKind;

  @Column('text', { nullable: true })
  position: Position | null;

  @Column('text', { name: 'anchor_kind' })
  anchorKind: AnchorKind;

  /** The section's text when it was made. Null of an imported one whose text is not known. */
  @Column('uuid', { name: 'anchor_version_id', nullable: true })
  anchorVersionId: string | null;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'anchor_version_id', foreignKeyConstraintName: 'comment_anchor_version_fkey' })
  anchorVersion?: SectionVersion;

  @Column('uuid', { name: 'anchor_block_id', nullable: true })
  anchorBlockId: string | null;

  @Column('jsonb', { name: 'anchor_quote', nullable: true })
  anchorQuote: QuoteSelector | null;

  /** The block on which, or on words of which, it stands in its consultation's text of today; null: on the section as a whole. */
  @Column('uuid', { name: 'block_id', nullable: true })
  blockId: string | null;

  /** What placed it and its whole thread in that text (see `Placement`); null: it stands where it was made. */
  @Column('uuid', { name: 'placement_id', nullable: true })
  placementId: string | null;

  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId: string | null;

  @ManyToOne(() => TourStage)
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'comment_stage_fkey' })
  stage?: TourStage;

  @Column('text')
  channel: Channel;

  @Column('text', { name: 'raised_by', nullable: true })
  raisedBy: string | null;

  @Column('uuid', { name: 'transcribed_by', nullable: true })
  transcribedBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'transcribed_by', foreignKeyConstraintName: 'comment_transcribed_by_fkey' })
  transcriber?: Participant;

  /** True: word for word; false: summarised; null: not said. */
  @Column('boolean', { nullable: true })
  verbatim: boolean | null;

  @Column('uuid', { name: 'latest_revision_id' })
  latestRevisionId: string;

  /** The revision that is public, or was when the comment was hidden or withdrawn. */
  @Column('uuid', { name: 'published_revision_id', nullable: true })
  publishedRevisionId: string | null;

  @Column('text')
  state: CommentState;

  /** Coded reason shown with the trace of a hidden comment. */
  @Column('text', { name: 'trace_reason', nullable: true })
  traceReason: string | null;

  /** What the sender calls this sending: the same key again is the same comment. */
  @Column('text', { name: 'client_key', nullable: true })
  clientKey: string | null;

  /** SHA-256 of what was sent under the key. */
  @Column('bytea', { name: 'content_digest', nullable: true })
  contentDigest: Buffer | null;

  /** What an imported comment is called in its source. */
  @Column('text', { name: 'source_ref', nullable: true })
  sourceRef: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** When it first became public. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}
