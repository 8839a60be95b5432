export { SynthesisJobsModule } from './synthesis-jobs.module';
export { WriteExport, WriteExportPayload } from './write-export.contract';
