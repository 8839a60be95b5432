import { Module } from '@nestjs/common';
import { DoctrineModule } from '../doctrine.module';
import { ConsultationsResolver } from './consultations.resolver';
import { GrantedRoleResolver } from './granted-role.resolver';
import { ReleaseResolver, SectionResolver, SectionVersionResolver } from './doctrine.resolver';
import { PreparationResolver } from './preparation.resolver';

/** Consultations, editions and sections for readers, and the administrators' commands on consultations. */
@Module({
  imports: [DoctrineModule],
  providers: [
    ConsultationsResolver,
    GrantedRoleResolver,
    SectionResolver,
    SectionVersionResolver,
    ReleaseResolver,
    PreparationResolver,
  ],
  exports: [DoctrineModule],
})
export class DoctrineGraphqlModule {}
