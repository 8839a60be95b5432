export { readCapCollectifCsv } from './cap-collectif-csv.reader';
export { readCapCollectifJson } from './cap-collectif-json.reader';
export { COMMENT_LENGTH } from './cap-collectif.rows';
export type { ConsultationReading, RefusedReading, SoundReading } from './consultation-reading';
export type { FaultCode, ImportFault, ImportWarning, WarningCode } from './import-report';
export type {
  ImportedArgument,
  ImportedAuthor,
  ImportedCounts,
  ImportedPosition,
  ImportedProposal,
  ImportedRecord,
  ImportedSection,
  ImportedSource,
  ImportedTally,
} from './imported-comment';
export { FileChangedError } from './source-file';
