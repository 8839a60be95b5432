import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '#identity';
import { Section } from '../section.entity';
import { SectionVersion } from '../section-version.entity';

/**
 * What a drafter has typed in the text of a section and not saved: one a person and section, however incomplete, seen by that person
 * alone. It goes when they save the section, throw it away, or have no account any more. It is no version, and no draft of one.
 */
@Entity('section_writing')
@Index('section_writing_participant', ['participantId'])
export class SectionWriting {
  @PrimaryColumn('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'section_writing_section_fkey' })
  section?: Section;

  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId: string;

  @ManyToOne(() => Participant, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'participant_id', foreignKeyConstraintName: 'section_writing_participant_fkey' })
  participant?: Participant;

  /** The version that was being changed: what it is compared with when it is saved. */
  @Column('uuid', { name: 'base_version_id' })
  baseVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'base_version_id', foreignKeyConstraintName: 'section_writing_base_version_fkey' })
  baseVersion?: SectionVersion;

  @Column('text')
  number: string;

  @Column('text')
  title: string;

  /** Markdown, as typed so far. */
  @Column('text')
  markdown: string;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
