import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';

/** One regional day, or several, of a consultation's tour. Whether it is announced, live or held comes from the clock. */
@Entity('tour_stage')
@Unique('tour_stage_slug_key', ['consultationId', 'slug'])
export class TourStage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'tour_stage_consultation_fkey' })
  consultation?: Consultation;

  /** Lasting within the consultation. */
  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'region_name' })
  regionName: string;

  /** INSEE code (code officiel géographique), two digits. */
  @Column('text', { name: 'region_code' })
  regionCode: string;

  @Column('text', { array: true })
  cities: string[];

  /** IANA name; days and hours are those of the place. */
  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('integer')
  position: number;

  /** An account of it was found; false: only a list announces it. What stands in for the clock when no day is known. */
  @Column('boolean', { name: 'told_as_held' })
  toldAsHeld: boolean;

  @Column('boolean', { name: 'date_doubtful' })
  dateDoubtful: boolean;

  @Column('text', { nullable: true })
  venue: string | null;

  @Column('integer', { nullable: true })
  capacity: number | null;

  /** The source's words: the number alone would say more than is known. */
  @Column('text', { name: 'capacity_text', nullable: true })
  capacityText: string | null;

  @Column('integer', { nullable: true })
  attendance: number | null;

  @Column('text', { name: 'attendance_text', nullable: true })
  attendanceText: string | null;

  @Column('text', { name: 'next_stage_text', nullable: true })
  nextStageText: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
