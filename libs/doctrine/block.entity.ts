import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { SectionVersion } from './section-version.entity';
import type { BlockKind } from './text';

/** One paragraph, heading, item, row or note of one section version. `blockId` stays the same from version to version. */
@Entity('block')
@Unique('block_position_key', ['sectionVersionId', 'position'])
@Index('block_identity', ['blockId'])
@Check(
  'block_kind_check',
  `kind IN ('heading', 'paragraph', 'list_item', 'table_row', 'note', 'figure', 'quote', 'code')`,
)
export class BlockRow {
  @PrimaryColumn('uuid', { name: 'section_version_id' })
  sectionVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'section_version_id', foreignKeyConstraintName: 'block_section_version_fkey' })
  sectionVersion?: SectionVersion;

  @PrimaryColumn('uuid', { name: 'block_id' })
  blockId: string;

  /** From 0; block 0 is the section's title. */
  @Column('integer')
  position: number;

  @Column('text')
  kind: BlockKind;

  @Column('text')
  text: string;
}
