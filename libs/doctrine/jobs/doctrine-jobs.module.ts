import { Module } from '@nestjs/common';
import { DoctrineModule } from '../doctrine.module';
import { CompareVersionsHandler } from './compare-versions.handler';

@Module({ imports: [DoctrineModule], providers: [CompareVersionsHandler] })
export class DoctrineJobsModule {}
