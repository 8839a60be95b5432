import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '#identity';
import { Doctrine } from '../doctrine.entity';
import { Section } from '../section.entity';

export const SECTION_EVENTS = [
  'added',
  'moved',
  'renamed',
  'merged',
  'split',
  'retired',
  'restored',
] as const;
export type SectionEventKind = (typeof SECTION_EVENTS)[number];

/** Where a section stands and what it is called. */
export interface SectionPlace {
  slug: string;
  number: string;
  title: string;
  parentId: string | null;
  position: number;
}

/** One act on the tree of a doctrine. Only added to (the database refuses anything else). What changes a text is a version. */
@Entity('section_event')
@Index('section_event_section', ['sectionId', 'id'])
@Index('section_event_doctrine', ['doctrineId', 'id'])
@Check(
  'section_event_kind_check',
  `kind IN ('added', 'moved', 'renamed', 'merged', 'split', 'retired', 'restored')`,
)
@Check('section_event_other_check', `(kind IN ('merged', 'split')) = (other_section_id IS NOT NULL)`)
export class SectionEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'doctrine_id' })
  doctrineId: string;

  @ManyToOne(() => Doctrine)
  @JoinColumn({ name: 'doctrine_id', foreignKeyConstraintName: 'section_event_doctrine_fkey' })
  doctrine?: Doctrine;

  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'section_event_section_fkey' })
  section?: Section;

  @Column('text')
  kind: SectionEventKind;

  /** Merged: the section that took its text. Split: the section that was made of its end. */
  @Column('uuid', { name: 'other_section_id', nullable: true })
  otherSectionId: string | null;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'other_section_id', foreignKeyConstraintName: 'section_event_other_section_fkey' })
  otherSection?: Section;

  @Column('jsonb')
  details: { before: SectionPlace | null; after: SectionPlace | null };

  @Column('text')
  reason: string;

  /** Null for an operator at the command line. */
  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'done_by', foreignKeyConstraintName: 'section_event_done_by_fkey' })
  actor?: Participant;

  @Column('timestamptz', { name: 'done_at', default: () => 'now()' })
  doneAt: Date;
}
