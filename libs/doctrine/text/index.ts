export { readMarkdownFolder, type ReadOptions } from './markdown.folder';
export { UnreadablePage } from './import.error';
export { blockElementId, placeBlockIds } from './block.marks';
export { type LinkResolver, type SectionTarget, sectionAddress } from './page.anchors';
export type { ImageResolver } from './figure.render';
export { normaliseText, slugOf, splitNumber } from './text.normalise';
export type {
  Block,
  BlockKind,
  ImportWarning,
  MissingFile,
  ParsedBlock,
  ParsedDoctrine,
  ParsedSection,
  SectionChange,
} from './section.types';
export { type BlockDescent, blockDescents, type DescentKind } from './block.descent';
export {
  assignBlockIds,
  type BlockOrigin,
  type IdentifiedBlock,
  type KnownBlock,
  type PlacedBlock,
  REWORDED_ELSEWHERE,
  REWORDED_IN_PLACE,
} from './block.identity';
export { type ImportPlan, type PlannedChange, planImport } from './import.plan';
export { matchSections, type PlannedSection } from './section.matching';
export { unmovedSections } from './sibling.order';
export { readPages } from './markdown.folder';
