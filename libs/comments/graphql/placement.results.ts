import { ConsultationClosed } from '#doctrine';
import { ConsultationType } from '#doctrine/graphql';
import { resultUnion, userErrorType } from '#platform/graphql';
import { PlacementSettled, PlacementsUnderWay } from '../comment.errors';
import { PlacementType } from './placement.type';

export const SettlePlacementResult = resultUnion('SettlePlacementResult', PlacementType, [
  userErrorType(PlacementSettled, 'Une autre personne s’est prononcée entre-temps.'),
]);
export const UpdateConsultationTextResult = resultUnion('UpdateConsultationTextResult', ConsultationType, [
  userErrorType(ConsultationClosed, 'La concertation est close.'),
  userErrorType(
    PlacementsUnderWay,
    'Les contributions ne sont pas encore toutes rattachées à cette édition.',
  ),
]);
