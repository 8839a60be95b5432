import { Module } from '@nestjs/common';
import { DoctrineModule } from '../doctrine.module';
import { ConsultationsResolver } from './consultations.resolver';
import { ReleasePageResolver, SectionHistoryResolver } from './editions.resolver';
import { ImportsResolver } from './imports.resolver';
import { GrantedRoleResolver } from './granted-role.resolver';
import { BlockResolver, ReleaseResolver, SectionResolver, SectionVersionResolver } from './doctrine.resolver';
import { PreparationResolver } from './preparation.resolver';
import { SectionAddressResolver } from './section-address.resolver';
import { SectionWritingsResolver } from './section-writings.resolver';
import { WritingCommands } from './writing.commands';
import { WorkingTextResolver, WorkspaceResolver } from './writing.resolver';
import { RedlineResolver } from './redline.resolver';

/** Consultations, editions and sections for readers, and the administrators' commands on consultations. */
@Module({
  imports: [DoctrineModule],
  providers: [
    ConsultationsResolver,
    GrantedRoleResolver,
    SectionResolver,
    SectionVersionResolver,
    BlockResolver,
    ReleaseResolver,
    PreparationResolver,
    SectionAddressResolver,
    WorkspaceResolver,
    WorkingTextResolver,
    WritingCommands,
    SectionWritingsResolver,
    SectionHistoryResolver,
    ReleasePageResolver,
    RedlineResolver,
    ImportsResolver,
  ],
  exports: [DoctrineModule],
})
export class DoctrineGraphqlModule {}
