import { BlockLineage } from './block-lineage.entity';
import { BlockRow } from './block.entity';
import { ConsultationChange } from './consultation-change.entity';
import { Consultation } from './consultation.entity';
import { Doctrine } from './doctrine.entity';
import { RedlineRow } from './redline/redline.entity';
import { DoctrineImport } from './imports/doctrine-import.entity';
import { DoctrinePicture } from './imports/doctrine-picture.entity';
import { ReleaseSection } from './release-section.entity';
import { Release } from './release.entity';
import { SectionVersion } from './section-version.entity';
import { Section } from './section.entity';
import { SectionEvent } from './writing/section-event.entity';
import { SectionWriting } from './writing/section-writing.entity';

export type { Acting } from './acting';
export { BlockLineage } from './block-lineage.entity';
export { BlockRow } from './block.entity';
export {
  CONSULTATION_CHANGES,
  ConsultationChange,
  type ConsultationChangeKind,
} from './consultation-change.entity';
export { Consultation, MODERATION_POLICIES, type ModerationPolicy } from './consultation.entity';
export {
  CONSULTATION_STATES,
  consultationIsOpenSql,
  type ConsultationState,
  consultationStateSql,
} from './consultation.state';
export type { ConsultationContent } from './consultation.writes';
export { ConsultationsQueries, type ConsultationView, type ReleaseView } from './consultations.queries';
export { ConsultationsService } from './consultations.service';
export { Doctrine } from './doctrine.entity';
export {
  AddressTaken,
  ConsultationAlreadyOpened,
  ConsultationClosed,
  ConsultationNotOpenYet,
  ConsultationNotReady,
  ImportOutdated,
  ReleaseIsFinal,
} from './doctrine.errors';
export { lockAsWriter, requireWriter } from './doctrine.policy';
export { DoctrineModule } from './doctrine.module';
export type { CommentCounting, CountComments } from './imports/import.planning';
export {
  DoctrineQueries,
  type SectionEntry,
  type SectionView,
  type Surroundings,
  type VersionView,
} from './doctrine.queries';
export {
  DoctrineService,
  type FolderToImport,
  type ImportDone,
  type ImportPreview,
  type ReleaseToPublish,
} from './doctrine.service';
export {
  consultationVisibleSql,
  preparedSql,
  releaseVisibleSql,
  sightOf,
  versionVisibleSql,
} from './doctrine.visibility';
export {
  blockLineage,
  editionHomes,
  editionTexts,
  firstEditionsOf,
  mergedSections,
  versionTexts,
} from './edition.texts';
export { DoctrineImport } from './imports/doctrine-import.entity';
export { IMPORT_SCOPES, type ImportScope, type ImportState } from './imports/import.states';
export { ImportComparison } from './imports/import.comparison';
export { ImportReading, type Reading } from './imports/import.reading';
export { ImportNotReady } from './imports/imports.errors';
export { ImportsQueries, type ImportView } from './imports/imports.queries';
export { type FileReceived, ImportsService } from './imports/imports.service';
export { type Outline, type OutlineIds, type OutlineSection, OutlineService } from './outline.service';
export { placeAnchor } from './passage/anchor.placement';
export { comparable } from './passage/comparable.text';
export { EditionText } from './passage/edition.text';
export { markPassages, type PassageMark } from './passage/passage.marks';
export { type ChosenWords, selectorOf, selectPassage, textOfPassage } from './passage/passage.select';
export type { Passage, QuoteSelector } from './passage/passage.types';
export {
  type AnchorToPlace,
  type PlacedAnchor,
  PLACEMENT_REASONS,
  PLACEMENT_RULE,
  PLACEMENT_STATUSES,
  type PlacementReason,
  type PlacementStatus,
  type SectionText,
} from './passage/placement.rule';
export { ReleaseSection } from './release-section.entity';
export { Release } from './release.entity';
export { PUBLICATION_STATES, type PublicationState, SectionVersion } from './section-version.entity';
export { type SectionAddress, SectionAddresses } from './section.addresses';
export { renderText, withSectionsUnder, type WrittenText } from './section.text';
export { Section } from './section.entity';
export * from './reading';
export * from './text';
export { PublicationService } from './writing/publication.service';
export { RecompositionService } from './writing/recomposition.service';
export {
  SECTION_EVENTS,
  SectionEvent,
  type SectionEventKind,
  type SectionPlace,
} from './writing/section-event.entity';
export { SectionWriting } from './writing/section-writing.entity';
export { SectionWritingsService } from './writing/section-writings.service';
export { StructureService } from './writing/structure.service';
export { NothingToPublish, VersionConflict } from './writing/writing.errors';
export { type WorkingEntry, WritingQueries } from './writing/writing.queries';
export { WritingService } from './writing/writing.service';

/** The tables of this domain. */
export const doctrineEntities = [
  Doctrine,
  DoctrineImport,
  DoctrinePicture,
  Section,
  SectionVersion,
  BlockRow,
  BlockLineage,
  Release,
  ReleaseSection,
  SectionEvent,
  SectionWriting,
  RedlineRow,
  Consultation,
  ConsultationChange,
];
