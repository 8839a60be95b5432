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
