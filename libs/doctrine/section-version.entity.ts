import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Participant } from '#identity';
import { Section } from './section.entity';

export const PUBLICATION_STATES = ['draft', 'published'] as const;
/** Draft until published; what is published never changes (the database refuses). */
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** One text of one section: source, sanitised HTML (made once) and plain text. */
@Entity('section_version')
@Unique('section_version_ordinal_key', ['sectionId', 'ordinal'])
@Check('section_version_state_check', `state IN ('draft', 'published')`)
@Check('section_version_published_check', `(state = 'published') = (published_at IS NOT NULL)`)
export class SectionVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'section_version_section_fkey' })
  section?: Section;

  /** From 1 within the section. */
  @Column('integer')
  ordinal: number;

  @Column('text', { default: 'draft' })
  state: PublicationState;

  @Column('text')
  title: string;

  @Column('text')
  markdown: string;

  /** Sanitised; every block's element carries `id="b-…"` and `data-block="<block_id>"`. The title is not in it. */
  @Column('text')
  html: string;

  @Column('text')
  text: string;

  /** Why this version was made, for the section's history. */
  @Column('text')
  reason: string;

  /** Null for an operator's import. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'section_version_author_fkey' })
  author?: Participant;

  @Column('text', { name: 'source_file', nullable: true })
  sourceFile: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}
