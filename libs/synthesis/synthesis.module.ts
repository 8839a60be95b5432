import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { DispositionsService } from './dispositions.service';
import { DraftingQueries } from './drafting.queries';
import { ExportFiles } from './export-files';
import { ExportsService } from './exports.service';
import { SnapshotsService } from './snapshots.service';

@Module({
  imports: [CommentsModule],
  providers: [DispositionsService, DraftingQueries, SnapshotsService, ExportsService, ExportFiles],
  exports: [DispositionsService, DraftingQueries, SnapshotsService, ExportsService, ExportFiles],
})
export class SynthesisModule {}
