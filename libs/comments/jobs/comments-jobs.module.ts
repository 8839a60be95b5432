import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
import { CommentsModule } from '../comments.module';
import { PlaceAnchorsHandler } from './place-anchors.handler';
import { ReadImportHandler } from './read-import.handler';

@Module({ imports: [CommentsModule, DoctrineModule], providers: [PlaceAnchorsHandler, ReadImportHandler] })
export class CommentsJobsModule {}
