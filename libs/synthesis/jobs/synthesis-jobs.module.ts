import { Module } from '@nestjs/common';
import { SynthesisModule } from '../synthesis.module';
import { WriteExportHandler } from './write-export.handler';

@Module({ imports: [SynthesisModule], providers: [WriteExportHandler] })
export class SynthesisJobsModule {}
