import { ConsultationsResolver } from './consultations.resolver';
import { ReleasePageResolver, SectionHistoryResolver } from './editions.resolver';
import { GrantedRoleResolver } from './granted-role.resolver';
import { ImportsResolver } from './imports.resolver';
import { PreparationResolver } from './preparation.resolver';
import { SectionAddressResolver } from './section-address.resolver';
import { SectionWritingsResolver } from './section-writings.resolver';
import { WritingCommands } from './writing.commands';
import { WorkingTextResolver, WorkspaceResolver } from './writing.resolver';
import { RedlineResolver } from './redline.resolver';
import { BlockResolver, ReleaseResolver, SectionResolver, SectionVersionResolver } from './doctrine.resolver';

export { DoctrineGraphqlModule } from './doctrine-graphql.module';
export {
  BlockType,
  ConsultationConnection,
  ConsultationStateEnum,
  ConsultationType,
  ModerationPolicyEnum,
  ReleaseType,
  SectionEntryType,
  SectionType,
  SectionVersionType,
} from './doctrine.types';
export { ReleaseComparisonType } from './redline.types';
export { PendingChangeType, WorkingSectionType } from './writing.types';

/** The resolvers of this domain. */
export const doctrineResolvers = [
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
  SectionWritingsResolver,
  WritingCommands,
  SectionHistoryResolver,
  ReleasePageResolver,
  RedlineResolver,
  ImportsResolver,
];
