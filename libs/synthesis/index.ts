import { CommentReference } from './comment-reference.entity';
import { Disposition } from './disposition.entity';
import { DispositionPublication } from './disposition-publication.entity';
import { Export } from './export.entity';
import { SnapshotComment } from './snapshot-comment.entity';
import { Snapshot } from './snapshot.entity';

export { CommentReference, Disposition, DispositionPublication, Export, Snapshot, SnapshotComment };
/** This domain's tables. */
export const synthesisEntities = [
  Disposition,
  DispositionPublication,
  CommentReference,
  Snapshot,
  SnapshotComment,
  Export,
];

export { OUTCOMES, type Outcome } from './disposition.entity';
export {
  authorsToTell,
  dispositionNotice,
  type DispositionNotice,
  type PublishedOfAuthor,
} from './disposition.notices';
export {
  DispositionPublicationsService,
  type DispositionsToPublish,
  type PublicationRow,
} from './disposition-publications.service';
export { DispositionProgressQueries, type SectionProgress } from './disposition-progress.queries';
export { DispositionsService, type DispositionRow, type DispositionToSet } from './dispositions.service';
export { DraftingQueries, type DraftingFilters, type DraftingPage } from './drafting.queries';
export {
  EditionDispositionsQueries,
  type DispositionFilters,
  type EditionPair,
  type SectionDispositions,
} from './edition-dispositions.queries';
export { PublishedDispositionsQueries, type PublishedDispositionRow } from './published-dispositions.queries';
export { EXPORT_FORMATS, type ExportFormat, type ExportState } from './export.entity';
export { ExportFiles } from './export-files';
export { ExportsService, type ExportRow, type OpenedExport } from './exports.service';
export { canonicalJson, SnapshotAltered, SnapshotDigest } from './snapshot.digest';
export { SNAPSHOT_STATES, type SnapshotState } from './snapshot.entity';
export { SnapshotsService, type SnapshotRow, type TakenSnapshot } from './snapshots.service';
export {
  DispositionNotPossible,
  ExportFileMissing,
  ExportNotReady,
  NoDispositionToPublish,
  SnapshotNotReady,
} from './synthesis.errors';
export { SynthesisModule } from './synthesis.module';
