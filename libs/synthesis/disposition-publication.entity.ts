import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';
import { Participant } from '#identity';

/** The act by which the dispositions of a consultation that were ready became public, all at once. Never changes. */
@Entity('disposition_publication')
@Unique('disposition_publication_client_key', ['publishedBy', 'clientKey'])
@Index('disposition_publication_newest', ['consultationId', 'id'])
@Check('disposition_publication_count_check', 'disposition_count > 0')
export class DispositionPublication {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({
    name: 'consultation_id',
    foreignKeyConstraintName: 'disposition_publication_consultation_fkey',
  })
  consultation?: Consultation;

  /** The sender's own: sent twice, it is published once. */
  @Column('text', { name: 'client_key' })
  clientKey: string;

  @Column('uuid', { name: 'published_by' })
  publishedBy: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'published_by', foreignKeyConstraintName: 'disposition_publication_published_by_fkey' })
  publisher?: Participant;

  /** Of two publications the later one is the one whose dispositions hold. */
  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('integer', { name: 'disposition_count' })
  dispositionCount: number;
}
