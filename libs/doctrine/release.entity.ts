import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Participant } from '#identity';
import { Doctrine } from './doctrine.entity';
import type { PublicationState } from './section-version.entity';

/** A named set of section versions ("soumise à concertation, septembre 2019"), frozen on publication. */
@Entity('release')
@Unique('release_slug_key', ['doctrineId', 'slug'])
@Check('release_state_check', `state IN ('draft', 'published')`)
@Check('release_published_check', `(state = 'published') = (published_at IS NOT NULL)`)
export class Release {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'doctrine_id' })
  doctrineId: string;

  @ManyToOne(() => Doctrine)
  @JoinColumn({ name: 'doctrine_id', foreignKeyConstraintName: 'release_doctrine_fkey' })
  doctrine?: Doctrine;

  @Column('text')
  slug: string;

  @Column('text')
  label: string;

  @Column('text', { default: 'draft' })
  state: PublicationState;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** Why it was published, for readers; empty for an edition that was brought in. */
  @Column('text', { default: '' })
  reason: string;

  /** Null for an operator's import. */
  @Column('uuid', { name: 'published_by', nullable: true })
  publishedBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'published_by', foreignKeyConstraintName: 'release_published_by_fkey' })
  publisher?: Participant;
}
