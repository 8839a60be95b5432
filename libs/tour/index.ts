import { ProgrammeItem } from './programme-item.entity';
import { TourDiscrepancy } from './tour-discrepancy.entity';
import { TourFact } from './tour-fact.entity';
import { TourSource } from './tour-source.entity';
import { TourStageDay } from './tour-stage-day.entity';
import { TourStageMedia } from './tour-stage-media.entity';
import { TourStage } from './tour-stage.entity';

export { readTour, type ImportedTour, type TourReading } from './import';
export { TourModule } from './tour.module';
export { TourQueries, type StagePage, type TourStageRow, type TourStageState } from './tour.queries';
export { TourService, type TourImport } from './tour.service';
export { ProgrammeItem, TourDiscrepancy, TourFact, TourSource, TourStage, TourStageDay, TourStageMedia };

/** Every table of the domain, for the composition of a process. */
export const tourEntities = [
  TourStage,
  TourStageDay,
  ProgrammeItem,
  TourStageMedia,
  TourSource,
  TourFact,
  TourDiscrepancy,
];
