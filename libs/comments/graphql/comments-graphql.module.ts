import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module';
import { CommentsResolver } from './comments.resolver';

@Module({ imports: [CommentsModule], providers: [CommentsResolver], exports: [CommentsModule] })
export class CommentsGraphqlModule {}
