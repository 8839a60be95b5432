import { ConsultationClosed, ConsultationNotOpenYet } from '#doctrine';
import { resultUnion, userErrorType } from '#platform/graphql';
import { CommentStateConflict, IdempotencyKeyReused } from '../comment.errors';
import { CommentType } from './comment.type';

const notOpen = [
  userErrorType(ConsultationNotOpenYet, 'La concertation n’a pas encore commencé.'),
  userErrorType(ConsultationClosed, 'La concertation est close.'),
];
const keyReused = userErrorType(IdempotencyKeyReused, 'La clé d’envoi a servi pour une autre contribution.');
const stateConflict = userErrorType(CommentStateConflict, 'L’état de la contribution ne le permet pas.');

export const PostCommentResult = resultUnion('PostCommentResult', CommentType, [...notOpen, keyReused]);
export const ReplyToCommentResult = resultUnion('ReplyToCommentResult', CommentType, [
  ...notOpen,
  keyReused,
  stateConflict,
]);
export const ReviseCommentResult = resultUnion('ReviseCommentResult', CommentType, [
  ...notOpen,
  stateConflict,
]);
export const WithdrawCommentResult = resultUnion('WithdrawCommentResult', CommentType, [stateConflict]);
export const ReactResult = resultUnion('ReactResult', CommentType, notOpen);
export const WithdrawReactionResult = resultUnion('WithdrawReactionResult', CommentType, notOpen);
