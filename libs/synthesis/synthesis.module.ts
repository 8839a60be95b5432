import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { DispositionProgressQueries } from './disposition-progress.queries';
import { DispositionsService } from './dispositions.service';
import { DraftingQueries } from './drafting.queries';
import { ExportFiles } from './export-files';
import { ExportsService } from './exports.service';
import { SnapshotsService } from './snapshots.service';

@Module({
  imports: [CommentsModule],
  providers: [
    DispositionsService,
    DispositionProgressQueries,
    DraftingQueries,
    SnapshotsService,
    ExportsService,
    ExportFiles,
  ],
  exports: [
    DispositionsService,
    DispositionProgressQueries,
    DraftingQueries,
    SnapshotsService,
    ExportsService,
    ExportFiles,
  ],
})
export class SynthesisModule {}
