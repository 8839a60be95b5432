import { Module } from '@nestjs/common';
import { ConsultationsQueries } from './consultations.queries';
import { ConsultationsService } from './consultations.service';
import { DoctrineQueries } from './doctrine.queries';
import { DoctrineService } from './doctrine.service';
import { OutlineService } from './outline.service';

const PROVIDERS = [
  DoctrineService,
  ConsultationsService,
  OutlineService,
  DoctrineQueries,
  ConsultationsQueries,
];

@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class DoctrineModule {}
