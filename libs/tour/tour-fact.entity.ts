import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Consultation } from '#doctrine';
import type { JsonValue } from './import';
import { TourStage } from './tour-stage.entity';

/** One statement about a stage or the whole tour, with its sources; a doubtful one keeps the reading that was chosen. */
@Entity('tour_fact')
@Index('tour_fact_stage', ['consultationId', 'stageId', 'position'])
export class TourFact {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'tour_fact_consultation_fkey' })
  consultation?: Consultation;

  /** Null: the tour as a whole. */
  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId: string | null;

  @ManyToOne(() => TourStage, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'tour_fact_stage_fkey' })
  stage?: TourStage;

  @Column('integer')
  position: number;

  @Column('text')
  field: string;

  @Column('jsonb')
  value: JsonValue;

  /** Keys of sources; empty for what the compiler of the facts added. */
  @Column('jsonb')
  sources: string[];

  @Column('text', { nullable: true })
  note: string | null;

  /** To be shown with its note. */
  @Column('boolean')
  doubtful: boolean;

  @Column('text', { name: 'chosen_reading', nullable: true })
  chosenReading: string | null;

  /** Keys of the discrepancies that touch it. */
  @Column('text', { array: true })
  discrepancies: string[];

  /** Part of what an account of the day says. */
  @Column('boolean')
  recap: boolean;
}
