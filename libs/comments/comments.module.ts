import { Module } from '@nestjs/common';
import { CommentsQueries } from './comments.queries';
import { CommentsService } from './comments.service';
import { ReactionsService } from './reactions.service';
import { RevisionOutcomes } from './revision-outcomes';

@Module({
  providers: [CommentsService, ReactionsService, RevisionOutcomes, CommentsQueries],
  exports: [CommentsService, ReactionsService, RevisionOutcomes, CommentsQueries],
})
export class CommentsModule {}
