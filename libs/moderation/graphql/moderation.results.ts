import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, userErrorType, VisibleTo } from '#platform/graphql';
import {
  AppealNotPossible,
  CaseAlreadyDecided,
  CaseHeldByAnother,
  ConflictingDecision,
  LeaseEnded,
  ModerationNotAllowed,
  OwnText,
  ReasonNotExpected,
  ReasonRequired,
  ReasonUnknown,
  SameModerator,
  StatementRequired,
} from '../moderation.errors';
import { ModerationCaseType } from './moderation-case.type';

@ObjectType({ description: 'Le signalement est reçu.' })
@VisibleTo('outcome')
export class ReportReceived {
  @Field({ description: 'Phrase à montrer.' })
  message: string;
}

@ObjectType({ description: 'Le recours est enregistré.' })
@VisibleTo('outcome')
export class AppealReceived {
  @Field({ description: 'Phrase à montrer.' })
  message: string;
}

const alreadyDecided = userErrorType(CaseAlreadyDecided, 'Le dossier est clos.');
const heldByAnother = userErrorType(CaseHeldByAnother, 'Un autre modérateur l’a pris en charge.');
const ownText = userErrorType(OwnText, 'Nul ne juge son propre texte.');

export const ClaimCaseResult = resultUnion('ClaimCaseResult', ModerationCaseType, [
  alreadyDecided,
  heldByAnother,
  ownText,
]);
export const ReleaseCaseResult = resultUnion('ReleaseCaseResult', ModerationCaseType);
export const DecideCaseResult = resultUnion('DecideCaseResult', ModerationCaseType, [
  alreadyDecided,
  heldByAnother,
  ownText,
  userErrorType(LeaseEnded, 'La prise en charge est finie.'),
  userErrorType(ConflictingDecision, 'L’état du texte ne permet pas, ou plus, cette décision.'),
  userErrorType(SameModerator, 'Une autre personne doit revoir cette décision.'),
  userErrorType(ModerationNotAllowed, 'Cette décision n’est pas de celles qu’un modérateur prend.'),
  userErrorType(ReasonRequired, 'Il manque le motif.'),
  userErrorType(ReasonUnknown, 'Le motif n’est pas dans la charte.'),
  userErrorType(ReasonNotExpected, 'Cette décision ne porte pas de motif.'),
  userErrorType(StatementRequired, 'Il manque l’exposé des faits.'),
]);
export const ReportCommentResult = resultUnion('ReportCommentResult', ReportReceived);
export const AppealDecisionResult = resultUnion('AppealDecisionResult', AppealReceived, [
  userErrorType(AppealNotPossible, 'La décision ne peut pas, ou plus, être contestée.'),
]);
