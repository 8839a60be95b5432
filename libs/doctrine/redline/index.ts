/** The engine alone: nothing here asks a database. */
export { compareVersions, REDLINE_ENGINE } from './redline';
export {
  BLOCK_CHANGES,
  type BlockChange,
  type BlockChangeKind,
  type LinkChange,
  type OtherSection,
  type Redline,
  type RedlineRow,
  type Surroundings,
  type VersionText,
  type WordOperation,
} from './redline.types';
export { applyOperations, countWords, diffWords, tokensOf } from './word.diff';
