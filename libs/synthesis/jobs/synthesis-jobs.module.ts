import { Module } from '@nestjs/common';
import { SynthesisModule } from '../synthesis.module';
import { TakeSnapshotHandler } from './take-snapshot.handler';
import { WriteExportHandler } from './write-export.handler';

@Module({ imports: [SynthesisModule], providers: [TakeSnapshotHandler, WriteExportHandler] })
export class SynthesisJobsModule {}
