export { CompareVersions, CompareVersionsPayload } from './compare-versions.job';
export { DoctrineJobsModule } from './doctrine-jobs.module';
export { PlaceAnchors, PlaceAnchorsPayload } from './place-anchors.job';
export { ReadImport, ReadImportPayload } from './read-import.job';
