import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The document under consultation: a tree of sections that lives across consultations. */
@Entity('doctrine')
@Unique('doctrine_slug_key', ['slug'])
export class Doctrine {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
