import { Module } from '@nestjs/common';
import { DispositionsService } from './dispositions.service';
import { ExportFiles } from './export-files';
import { ExportsService } from './exports.service';
import { SnapshotsService } from './snapshots.service';

@Module({
  providers: [DispositionsService, SnapshotsService, ExportsService, ExportFiles],
  exports: [DispositionsService, SnapshotsService, ExportsService, ExportFiles],
})
export class SynthesisModule {}
