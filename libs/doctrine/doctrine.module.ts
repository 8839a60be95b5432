import { Module } from '@nestjs/common';
import { ConsultationsQueries } from './consultations.queries';
import { ConsultationsService } from './consultations.service';
import { DoctrineQueries } from './doctrine.queries';
import { DoctrineService } from './doctrine.service';
import { OutlineService } from './outline.service';
import { PreparationQueries } from './preparation.queries';

const PROVIDERS = [
  DoctrineService,
  ConsultationsService,
  OutlineService,
  DoctrineQueries,
  ConsultationsQueries,
  PreparationQueries,
];

@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class DoctrineModule {}
