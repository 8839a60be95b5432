import { ConsultationsResolver } from './consultations.resolver';
import { GrantedRoleResolver } from './granted-role.resolver';
import { PreparationResolver } from './preparation.resolver';
import { ReleaseResolver, SectionResolver, SectionVersionResolver } from './doctrine.resolver';

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

/** The resolvers of this domain. */
export const doctrineResolvers = [
  ConsultationsResolver,
  GrantedRoleResolver,
  SectionResolver,
  SectionVersionResolver,
  ReleaseResolver,
  PreparationResolver,
];
