export { BlockRow } from './block.entity';
export {
  CONSULTATION_CHANGES,
  ConsultationChange,
  type ConsultationChangeKind,
} from './consultation-change.entity';
export { Consultation, MODERATION_POLICIES, type ModerationPolicy } from './consultation.entity';
export {
  CONSULTATION_STATES,
  consultationIsOpenSql,
  type ConsultationState,
  consultationStateSql,
} from './consultation.state';
export { Doctrine } from './doctrine.entity';
export { ReleaseSection } from './release-section.entity';
export { Release } from './release.entity';
export { PUBLICATION_STATES, type PublicationState, SectionVersion } from './section-version.entity';
export { Section } from './section.entity';
