export { SynthesisJobsModule } from './synthesis-jobs.module';
export { TakeSnapshot, TakeSnapshotPayload } from './take-snapshot.contract';
export {
  TellAuthors,
  TellAuthorsPayload,
  TellDispositions,
  TellDispositionsPayload,
} from './tell-authors.contract';
export { WriteExport, WriteExportPayload } from './write-export.contract';
