import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '#identity';
import { Consultation } from './consultation.entity';

export const CONSULTATION_CHANGES = [
  'created',
  'opened',
  'prolonged',
  'closed_early',
  'outcome_published',
  'text_updated',
] as const;
export type ConsultationChangeKind = (typeof CONSULTATION_CHANGES)[number];

/** One act on a consultation: who, when, and what it changed. Only added to (the database refuses anything else). */
@Entity('consultation_change')
@Index('consultation_change_consultation', ['consultationId', 'id'])
@Check(
  'consultation_change_kind_check',
  `kind IN ('created', 'opened', 'prolonged', 'closed_early', 'outcome_published', 'text_updated')`,
)
export class ConsultationChange {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({
    name: 'consultation_id',
    foreignKeyConstraintName: 'consultation_change_consultation_fkey',
  })
  consultation?: Consultation;

  @Column('text')
  kind: ConsultationChangeKind;

  /** Null for an operator at the command line. */
  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'done_by', foreignKeyConstraintName: 'consultation_change_done_by_fkey' })
  actor?: Participant;

  @Column('timestamptz', { name: 'done_at', default: () => 'now()' })
  doneAt: Date;

  /** Calendar before and after, as instants; editions before and after, and why. */
  @Column('jsonb')
  details: Record<string, string | null>;
}
