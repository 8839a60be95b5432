import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Participant } from '#identity';
import { Doctrine } from './doctrine.entity';
import { Release } from './release.entity';

export const MODERATION_POLICIES = ['before', 'after', 'automatic'] as const;
/**
 * When a comment is looked at by a person: before it is published, after it, or before it only where automatic checks found something.
 * Participants are told.
 */
export type ModerationPolicy = (typeof MODERATION_POLICIES)[number];

/** One public consultation on one edition of the doctrine. Its state comes from the clock: see `consultation.state.ts`. */
@Entity('consultation')
@Unique('consultation_slug_key', ['slug'])
@Index('consultation_newest', { synchronize: false })
@Index('consultation_release', ['releaseId'])
@Check('consultation_moderation_policy_check', `moderation_policy IN ('before', 'after', 'automatic')`)
@Check('consultation_calendar_check', 'opens_at < closes_at')
@Check(
  'consultation_opened_check',
  `opened_at IS NULL OR (release_id IS NOT NULL AND opens_at IS NOT NULL AND closes_at IS NOT NULL AND moderation_policy IS NOT NULL)`,
)
export class Consultation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'doctrine_id' })
  doctrineId: string;

  @ManyToOne(() => Doctrine)
  @JoinColumn({ name: 'doctrine_id', foreignKeyConstraintName: 'consultation_doctrine_fkey' })
  doctrine?: Doctrine;

  /** The edition put to consultation; null only while it is being prepared. */
  @Column('uuid', { name: 'release_id', nullable: true })
  releaseId: string | null;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'consultation_release_fkey' })
  release?: Release;

  /** The edition published after it. */
  @Column('uuid', { name: 'outcome_release_id', nullable: true })
  outcomeReleaseId: string | null;

  @ManyToOne(() => Release)
  @JoinColumn({
    name: 'outcome_release_id',
    foreignKeyConstraintName: 'consultation_outcome_release_fkey',
  })
  outcomeRelease?: Release;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  /** One or two plain sentences for lists. */
  @Column('text', { default: '' })
  summary: string;

  /** What is consulted on and why: Markdown as written, and sanitised HTML made once. So for `method` and `charter`. */
  @Column('text', { default: '' })
  description: string;

  @Column('text', { name: 'description_html', default: '' })
  descriptionHtml: string;

  /** How to take part and what becomes of contributions (« modalités », CRPA art. L. 131-1). */
  @Column('text', { default: '' })
  method: string;

  @Column('text', { name: 'method_html', default: '' })
  methodHtml: string;

  /** The rules that contributors and moderators are held to. */
  @Column('text', { default: '' })
  charter: string;

  @Column('text', { name: 'charter_html', default: '' })
  charterHtml: string;

  /** Plain sentences on how contributions are moderated, shown beside the form. */
  @Column('text', { name: 'moderation_notice', default: '' })
  moderationNotice: string;

  /** IANA name; in it the calendar is shown. */
  @Column('text', { name: 'time_zone', default: 'Europe/Paris' })
  timeZone: string;

  @Column('timestamptz', { name: 'opens_at', nullable: true })
  opensAt: Date | null;

  /** The first instant at which contributions are refused. */
  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  /** Day by which the edition and the synthesis are due. */
  @Column('date', { name: 'publication_due_on', nullable: true })
  publicationDueOn: string | null;

  @Column('text', { name: 'moderation_policy', nullable: true })
  moderationPolicy: ModerationPolicy | null;

  @Column('uuid', { name: 'opened_by', nullable: true })
  openedBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'opened_by', foreignKeyConstraintName: 'consultation_opened_by_fkey' })
  opener?: Participant;

  /** When it was made public (the act), not when contributions begin (`opensAt`). Null: a draft. */
  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
