import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Consultation, Section } from '#doctrine';
import { Participant } from '#identity';
import { TourStage } from '#tour';
import { Comment, type CommentKind, type Position } from './comment.entity';

/** Words, and what was seen before and after them. */
export interface WordsToFind {
  exact: string;
  prefix: string;
  suffix: string;
}

/**
 * What a participant is writing on a section, a block of it or in answer to a comment: one text a place, however incomplete. Its author
 * alone sees it. It goes when it is sent or thrown away; it is no contribution, and nothing is promised of it.
 */
@Entity('comment_draft')
@Index('comment_draft_place', { synchronize: false })
@Index('comment_draft_participant', ['participantId', 'updatedAt', 'id'])
@Check('comment_draft_kind_check', `kind IN ('remark', 'question', 'amendment')`)
@Check('comment_draft_position_check', `position IN ('for', 'mixed', 'against')`)
export class CommentDraft {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'participant_id' })
  participantId: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'participant_id', foreignKeyConstraintName: 'comment_draft_participant_fkey' })
  participant?: Participant;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'comment_draft_consultation_fkey' })
  consultation?: Consultation;

  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'comment_draft_section_fkey' })
  section?: Section;

  @Column('uuid', { name: 'block_id', nullable: true })
  blockId: string | null;

  /** Words that it is about, as they were chosen; whether the text has them is asked when it is sent. */
  @Column('jsonb', { name: 'anchor_quote', nullable: true })
  quote: WordsToFind | null;

  /** The comment that it will answer. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'comment_draft_parent_fkey' })
  parent?: Comment;

  @Column('text')
  title: string;

  /** Markdown, as typed so far. */
  @Column('text')
  body: string;

  @Column('text')
  kind: CommentKind;

  @Column('text', { nullable: true })
  position: Position | null;

  @Column('text', { name: 'proposed_wording' })
  proposedWording: string;

  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId: string | null;

  @ManyToOne(() => TourStage)
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'comment_draft_stage_fkey' })
  stage?: TourStage;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

  /** To the millisecond, like the instants of cursors. */
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}
