import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { DispositionPublicationsService } from './disposition-publications.service';
import { DispositionProgressQueries } from './disposition-progress.queries';
import { DispositionsService } from './dispositions.service';
import { DraftingQueries } from './drafting.queries';
import { EditionDispositionsQueries } from './edition-dispositions.queries';
import { PublishedDispositionsQueries } from './published-dispositions.queries';
import { ExportFiles } from './export-files';
import { ExportsService } from './exports.service';
import { SnapshotsService } from './snapshots.service';

@Module({
  imports: [CommentsModule],
  providers: [
    DispositionsService,
    DispositionProgressQueries,
    DispositionPublicationsService,
    PublishedDispositionsQueries,
    EditionDispositionsQueries,
    DraftingQueries,
    SnapshotsService,
    ExportsService,
    ExportFiles,
  ],
  exports: [
    DispositionsService,
    DispositionProgressQueries,
    DispositionPublicationsService,
    PublishedDispositionsQueries,
    EditionDispositionsQueries,
    DraftingQueries,
    SnapshotsService,
    ExportsService,
    ExportFiles,
  ],
})
export class SynthesisModule {}
