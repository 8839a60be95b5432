import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Release } from './release.entity';
import { SectionVersion } from './section-version.entity';
import { Section } from './section.entity';

/** A section as it stands in one release: its text, address, number, title and place in the tree of that release. */
@Entity('release_section')
@Unique('release_section_slug_key', ['releaseId', 'slug'])
@Unique('release_section_reading_order_key', ['releaseId', 'readingOrder'])
@Index('release_section_section_version', ['sectionVersionId'])
@Index('release_section_section', ['sectionId'])
export class ReleaseSection {
  @PrimaryColumn('uuid', { name: 'release_id' })
  releaseId: string;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'release_section_release_fkey' })
  release?: Release;

  @PrimaryColumn('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'release_section_section_fkey' })
  section?: Section;

  @Column('uuid', { name: 'section_version_id' })
  sectionVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({
    name: 'section_version_id',
    foreignKeyConstraintName: 'release_section_section_version_fkey',
  })
  sectionVersion?: SectionVersion;

  /** Section above, in the same release. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text')
  slug: string;

  @Column('text')
  number: string;

  @Column('text')
  title: string;

  /** 1 for a section without a section above it. */
  @Column('integer')
  depth: number;

  /** From 0 among the sections with the same parent. */
  @Column('integer')
  position: number;

  /** From 0 over the whole release, parents before their children: sorts the tree, and tells what comes before and after. */
  @Column('integer', { name: 'reading_order' })
  readingOrder: number;
}
