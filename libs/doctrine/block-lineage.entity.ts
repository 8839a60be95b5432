import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BlockRow } from './block.entity';
import { SectionVersion } from './section-version.entity';
import type { DescentKind } from './text';

/** A paragraph of a published text that holds words of another paragraph of the edition before: that one was split, or joined with it. */
@Entity('block_lineage')
@Index('block_lineage_from', ['fromBlockId'])
@Check('block_lineage_kind_check', `kind IN ('split', 'merge')`)
@Check('block_lineage_other_check', 'block_id <> from_block_id')
export class BlockLineage {
  @PrimaryColumn('uuid', { name: 'section_version_id' })
  sectionVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'section_version_id', foreignKeyConstraintName: 'block_lineage_section_version_fkey' })
  sectionVersion?: SectionVersion;

  @PrimaryColumn('uuid', { name: 'block_id' })
  blockId: string;

  @ManyToOne(() => BlockRow)
  @JoinColumn([
    {
      name: 'section_version_id',
      referencedColumnName: 'sectionVersionId',
      foreignKeyConstraintName: 'block_lineage_block_fkey',
    },
    {
      name: 'block_id',
      referencedColumnName: 'blockId',
      foreignKeyConstraintName: 'block_lineage_block_fkey',
    },
  ])
  block?: BlockRow;

  @PrimaryColumn('uuid', { name: 'from_block_id' })
  fromBlockId: string;

  /** The text of the edition before in which that paragraph stood. */
  @Column('uuid', { name: 'from_version_id' })
  fromVersionId: string;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'from_version_id', foreignKeyConstraintName: 'block_lineage_from_version_fkey' })
  fromVersion?: SectionVersion;

  @Column('text')
  kind: DescentKind;
}
