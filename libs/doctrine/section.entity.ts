import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Doctrine } from './doctrine.entity';

/**
 * A node of the doctrine's working tree, with an identity that outlives its texts, its place and its address. What readers see of a
 * published edition is frozen in `release_section`; a retired section stays readable there.
 */
@Entity('section')
@Index('section_slug', ['doctrineId', 'slug'], { unique: true, where: 'retired_at IS NULL' })
@Index('section_tree', ['doctrineId', 'parentId', 'position'])
export class Section {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'doctrine_id' })
  doctrineId: string;

  @ManyToOne(() => Doctrine)
  @JoinColumn({ name: 'doctrine_id', foreignKeyConstraintName: 'section_doctrine_fkey' })
  doctrine?: Doctrine;

  @Column('text')
  slug: string;

  /** As written in front of the title ("A.4.1"), or empty. */
  @Column('text', { default: '' })
  number: string;

  @Column('text')
  title: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'section_parent_fkey' })
  parent?: Section;

  /** From 0 among the sections with the same parent. */
  @Column('integer')
  position: number;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
