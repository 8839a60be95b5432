import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '#identity';
import { Doctrine } from '../doctrine.entity';
import { Section } from '../section.entity';
import type { ParsedDoctrine } from '../text';
import type { PlannedImport } from './import.planning';
import type { ImportScope, ImportState } from './import.states';

/** A file that a writer sent for a doctrine. */
@Entity('doctrine_import')
@Index('doctrine_import_doctrine', ['doctrineId', 'id'])
@Check('doctrine_import_scope_check', `scope IN ('whole', 'replace', 'add')`)
@Check(
  'doctrine_import_state_check',
  `state IN ('received', 'reading', 'planned', 'refused', 'applied', 'discarded')`,
)
@Check('doctrine_import_replace_check', `scope <> 'replace' OR section_id IS NOT NULL`)
@Check('doctrine_import_refused_check', `(state = 'refused') = (refusal IS NOT NULL)`)
@Check('doctrine_import_applied_check', `(state = 'applied') = (applied_at IS NOT NULL)`)
@Check('doctrine_import_discarded_check', `(state = 'discarded') = (discarded_at IS NOT NULL)`)
export class DoctrineImport {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'doctrine_id' })
  doctrineId: string;

  @ManyToOne(() => Doctrine)
  @JoinColumn({ name: 'doctrine_id', foreignKeyConstraintName: 'doctrine_import_doctrine_fkey' })
  doctrine?: Doctrine;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('integer', { name: 'byte_size' })
  byteSize: number;

  /** Of the file, in hexadecimal. */
  @Column('text')
  sha256: string;

  @Column('text')
  scope: ImportScope;

  /** The section replaced, or below which is added; null: at the top. */
  @Column('uuid', { name: 'section_id', nullable: true })
  sectionId: string | null;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'doctrine_import_section_fkey' })
  section?: Section;

  @Column('text', { default: 'received' })
  state: ImportState;

  /** The file, until it is applied or discarded. */
  @Column('bytea', { nullable: true })
  bytes: Buffer | null;

  /** What was read in it, until it is applied or discarded. */
  @Column('jsonb', { nullable: true })
  content: ParsedDoctrine | null;

  @Column('jsonb', { nullable: true })
  plan: PlannedImport | null;

  /** To be given back when the plan is applied. */
  @Column('text', { nullable: true })
  digest: string | null;

  /** Why it cannot be imported, for who sent it. */
  @Column('text', { nullable: true })
  refusal: string | null;

  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'doctrine_import_requested_by_fkey' })
  requester?: Participant;

  @Column('timestamptz', { name: 'requested_at', default: () => 'now()' })
  requestedAt: Date;

  @Column('uuid', { name: 'applied_by', nullable: true })
  appliedBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'applied_by', foreignKeyConstraintName: 'doctrine_import_applied_by_fkey' })
  applier?: Participant;

  @Column('timestamptz', { name: 'applied_at', nullable: true })
  appliedAt: Date | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { name: 'discarded_by', nullable: true })
  discardedBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'discarded_by', foreignKeyConstraintName: 'doctrine_import_discarded_by_fkey' })
  discarder?: Participant;

  @Column('timestamptz', { name: 'discarded_at', nullable: true })
  discardedAt: Date | null;
}
