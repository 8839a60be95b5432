import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TourStage } from './tour-stage.entity';

/** One calendar day of a stage, with the instants at which it begins and ends where the stage is. */
@Entity('tour_stage_day')
@Check('tour_stage_day_order_check', 'starts_at < ends_at')
export class TourStageDay {
  @PrimaryColumn('uuid', { name: 'stage_id' })
  stageId: string;

  @ManyToOne(() => TourStage, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'tour_stage_day_stage_fkey' })
  stage?: TourStage;

  /** YYYY-MM-DD in the stage's time zone. */
  @PrimaryColumn('date')
  day: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  /** The first instant after it. */
  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;
}
