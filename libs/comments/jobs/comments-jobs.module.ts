import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module';
import { PlaceAnchorsHandler } from './place-anchors.handler';

@Module({ imports: [CommentsModule], providers: [PlaceAnchorsHandler] })
export class CommentsJobsModule {}
