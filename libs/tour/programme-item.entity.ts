import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TourStage } from './tour-stage.entity';

export const PROGRAMME_PARTS = ['morning', 'afternoon', 'day'] as const;
/** `day` where the source does not tell morning from afternoon. */
export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];

export interface Speaker {
  name: string;
  /** Body or office, when the source says so. */
  role: string | null;
}

/** One part of a stage (« temps fort »). */
@Entity('programme_item')
@Index('programme_item_stage', ['stageId', 'position'])
@Check('programme_item_part_check', `part IN ('morning', 'afternoon', 'day')`)
export class ProgrammeItem {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'stage_id' })
  stageId: string;

  @ManyToOne(() => TourStage, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'programme_item_stage_fkey' })
  stage?: TourStage;

  @Column('text')
  part: ProgrammePart;

  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  /** Numbers of the roadmap's orientations that it is about. */
  @Column('integer', { array: true })
  orientations: number[];

  @Column('jsonb')
  speakers: Speaker[];
}
