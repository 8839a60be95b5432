export type {
  ImportedDiscrepancy,
  ImportedFact,
  ImportedMedia,
  ImportedProgrammeItem,
  ImportedQuantity,
  ImportedSpeaker,
  ImportedStage,
  ImportedStageDay,
  ImportedTour,
  ImportedTourSource,
  JsonValue,
  TourFault,
  TourReading,
} from './imported-tour';
export { timeZoneOfRegion } from './region.time-zone';
export { readTour } from './tour.reader';
