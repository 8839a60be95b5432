import { Module } from '@nestjs/common';
import { SynthesisModule } from '../synthesis.module';
import { DispositionMotiveResolver } from './disposition-motive.resolver';
import { DispositionsResolver } from './dispositions.resolver';
import { SnapshotResolver } from './snapshot.resolver';

/** The drafters' workplace. */
@Module({
  imports: [SynthesisModule],
  providers: [DispositionsResolver, DispositionMotiveResolver, SnapshotResolver],
  exports: [SynthesisModule],
})
export class SynthesisGraphqlModule {}
