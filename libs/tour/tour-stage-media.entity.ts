import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TourStage } from './tour-stage.entity';

/** A film, picture or document about a stage, as its source names it. */
@Entity('tour_stage_media')
@Index('tour_stage_media_stage', ['stageId', 'position'])
export class TourStageMedia {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'stage_id' })
  stageId: string;

  @ManyToOne(() => TourStage, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'stage_id', foreignKeyConstraintName: 'tour_stage_media_stage_fkey' })
  stage?: TourStage;

  @Column('integer')
  position: number;

  @Column('text')
  kind: string;

  @Column('text')
  text: string;

  /** Null: the source mentions it without an address. */
  @Column('text', { nullable: true })
  url: string | null;
}
