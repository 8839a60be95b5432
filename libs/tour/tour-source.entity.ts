import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';

/** Where facts of a tour come from. */
@Entity('tour_source')
@Unique('tour_source_key_key', ['consultationId', 'key'])
export class TourSource {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'tour_source_consultation_fkey' })
  consultation?: Consultation;

  /** What facts refer to. */
  @Column('text')
  key: string;

  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  url: string | null;

  /** In the file's own words: to the day, to the month or not at all. */
  @Column('text', { nullable: true })
  dated: string | null;
}
