import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module';
import { ScreenRevisionHandler } from './screen-revision.handler';

@Module({ imports: [ModerationModule], providers: [ScreenRevisionHandler] })
export class ModerationJobsModule {}
