import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ConsultationsQueries } from './consultations.queries';
import { ConsultationsService } from './consultations.service';
import { DoctrineQueries } from './doctrine.queries';
import { DoctrineService } from './doctrine.service';
import { EditionsQueries } from './editions.queries';
import { ImportComparison } from './imports/import.comparison';
import { ImportReading } from './imports/import.reading';
import { ImportsQueries } from './imports/imports.queries';
import { ImportsService } from './imports/imports.service';
import { OutlineService } from './outline.service';
import { PreparationQueries } from './preparation.queries';
import { RedlineQueries } from './redline/redline.queries';
import { RedlineService } from './redline/redline.service';
import { ReleaseChangesService } from './redline/release.changes.service';
import { PublicationService } from './writing/publication.service';
import { RecompositionService } from './writing/recomposition.service';
import { SectionWritingsService } from './writing/section-writings.service';
import { StructureService } from './writing/structure.service';
import { SectionAddresses } from './section.addresses';
import { WritingQueries } from './writing/writing.queries';
import { WritingService } from './writing/writing.service';

const PROVIDERS = [
  ImportsService,
  ImportsQueries,
  ImportComparison,
  ImportReading,
  DoctrineService,
  ConsultationsService,
  OutlineService,
  DoctrineQueries,
  ConsultationsQueries,
  PreparationQueries,
  SectionAddresses,
  WritingQueries,
  WritingService,
  SectionWritingsService,
  StructureService,
  RecompositionService,
  PublicationService,
  EditionsQueries,
  RedlineQueries,
  RedlineService,
  ReleaseChangesService,
];

@Module({ imports: [IdentityModule], providers: PROVIDERS, exports: PROVIDERS })
export class DoctrineModule {}
