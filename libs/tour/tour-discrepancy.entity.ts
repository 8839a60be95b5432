import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';

/** Something that sources disagree on, and the reading that was chosen. */
@Entity('tour_discrepancy')
@Unique('tour_discrepancy_key_key', ['consultationId', 'key'])
export class TourDiscrepancy {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'tour_discrepancy_consultation_fkey' })
  consultation?: Consultation;

  @Column('text')
  key: string;

  @Column('integer')
  position: number;

  @Column('text')
  statement: string;

  @Column('text')
  decision: string;

  @Column('text', { nullable: true })
  certainty: string | null;

  @Column('text', { name: 'stage_slugs', array: true })
  stageSlugs: string[];
}
