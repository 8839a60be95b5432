import { resultUnion, userErrorType } from '#platform/graphql';
import {
  AddressTaken,
  ConsultationAlreadyOpened,
  ConsultationClosed,
  ConsultationNotOpenYet,
  ConsultationNotReady,
} from '../doctrine.errors';
import { ConsultationType } from './doctrine.types';

const addressTaken = userErrorType(AddressTaken, 'Cette adresse est déjà prise.');
const alreadyOpened = userErrorType(ConsultationAlreadyOpened, 'La concertation est déjà publique.');
const notOpenYet = userErrorType(ConsultationNotOpenYet, 'La concertation n’a pas encore commencé.');
const closed = userErrorType(ConsultationClosed, 'La concertation est close.');

export const CreateConsultationResult = resultUnion('CreateConsultationResult', ConsultationType, [
  addressTaken,
]);
export const RewriteConsultationResult = resultUnion('RewriteConsultationResult', ConsultationType, [
  addressTaken,
  alreadyOpened,
]);
export const OpenConsultationResult = resultUnion('OpenConsultationResult', ConsultationType, [
  userErrorType(ConsultationNotReady, 'Il manque ce que la loi ou la plateforme veut avant l’ouverture.'),
  alreadyOpened,
]);
export const ProlongConsultationResult = resultUnion('ProlongConsultationResult', ConsultationType, [closed]);
export const PublishOutcomeResult = resultUnion('PublishOutcomeResult', ConsultationType);
export const CloseConsultationResult = resultUnion('CloseConsultationResult', ConsultationType, [
  notOpenYet,
  closed,
]);
