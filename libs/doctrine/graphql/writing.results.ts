import { Done } from '#identity/graphql';
import { resultUnion, userErrorType } from '#platform/graphql';
import { AddressTaken, ReleaseIsFinal } from '../doctrine.errors';
import { NothingToPublish, VersionConflict } from '../writing/writing.errors';
import { ReleaseType } from './doctrine.types';
import { SectionWritingType, VersionConflictType, WorkingSectionType } from './writing.types';

const addressTaken = userErrorType(AddressTaken, 'Cette adresse est déjà prise.');
const conflict = userErrorType(VersionConflict, VersionConflictType);

export const SaveSectionTextResult = resultUnion('SaveSectionTextResult', WorkingSectionType, [conflict]);
export const DiscardSectionDraftResult = resultUnion('DiscardSectionDraftResult', WorkingSectionType, [
  conflict,
]);
export const KeepSectionWritingResult = resultUnion('KeepSectionWritingResult', SectionWritingType);
export const DiscardSectionWritingResult = resultUnion('DiscardSectionWritingResult', Done);
export const AddSectionResult = resultUnion('AddSectionResult', WorkingSectionType, [addressTaken]);
export const MoveSectionResult = resultUnion('MoveSectionResult', WorkingSectionType);
export const RenameSectionResult = resultUnion('RenameSectionResult', WorkingSectionType, [addressTaken]);
export const MergeSectionsResult = resultUnion('MergeSectionsResult', WorkingSectionType);
export const SplitSectionResult = resultUnion('SplitSectionResult', WorkingSectionType, [addressTaken]);
export const RetireSectionResult = resultUnion('RetireSectionResult', WorkingSectionType);
export const RestoreSectionResult = resultUnion('RestoreSectionResult', WorkingSectionType, [addressTaken]);
export const PublishReleaseResult = resultUnion('PublishReleaseResult', ReleaseType, [
  userErrorType(NothingToPublish, 'Rien n’a changé depuis la dernière édition publiée.'),
  userErrorType(ReleaseIsFinal, 'Une édition publiée a déjà cette adresse.'),
]);
