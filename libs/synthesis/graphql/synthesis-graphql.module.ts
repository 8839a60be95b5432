import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { SynthesisModule } from '../synthesis.module';
import { DispositionMotiveResolver } from './disposition-motive.resolver';
import { DispositionsResolver } from './dispositions.resolver';
import { EditionDispositionsResolver, SectionDispositionsResolver } from './edition-dispositions.resolver';
import { PublicationsResolver } from './publications.resolver';
import { PublishedDispositionsResolver, PublishedMotiveResolver } from './published-dispositions.resolver';
import { SnapshotResolver } from './snapshot.resolver';

/** The drafters' workplace. */
@Module({
  imports: [SynthesisModule, CommentsModule],
  providers: [
    DispositionsResolver,
    DispositionMotiveResolver,
    EditionDispositionsResolver,
    SectionDispositionsResolver,
    PublicationsResolver,
    PublishedDispositionsResolver,
    PublishedMotiveResolver,
    SnapshotResolver,
  ],
  exports: [SynthesisModule],
})
export class SynthesisGraphqlModule {}
