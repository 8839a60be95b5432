import { redirect, type ActionFunctionArgs } from 'react-router';
import { mutate } from '../../api/api';
import { refusalOf, refused } from '../../api/refusal';
import { POSITIONS } from './comment.fragment';
import { changedAddress, DISCUSSION } from './discussion.address';
import {
  ReactMutation,
  ReportCommentMutation,
  WithdrawCommentMutation,
  WithdrawReactionMutation,
} from './discussion.documents';
import { cardId } from './comment-card';
import { textOf } from './form.values';
import { writingAction } from './writing.action';

/**
 * Answers every form of a discussion: writing (`post`, `reply`), and `react`, `report` and `withdraw`, whose intent ends in
 * the comment that they are about (`react:<id>`). Goes back to the same address.
 */
export async function discussionAction(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const [intent = '', commentId = ''] = textOf(form, 'intent').split(':');
  switch (intent) {
    case 'react':
      return reactAction(call, form, commentId);
    case 'report':
      return reportAction(call, form, commentId);
    case 'withdraw':
      return withdrawAction(call, form, commentId);
    default:
      return writingAction(call, form);
  }
}

const back = (call: ActionFunctionArgs, changes: Parameters<typeof changedAddress>[1], fragment: string) =>
  redirect(changedAddress(new URL(call.request.url), changes, fragment));

async function reactAction(call: ActionFunctionArgs, form: FormData, commentId: string) {
  const position = POSITIONS.find((known) => known === textOf(form, 'reaction'));
  const result = position
    ? (await mutate(call, ReactMutation, { input: { commentId, position } })).react
    : (await mutate(call, WithdrawReactionMutation, { input: { commentId } })).withdrawReaction;
  const refusal = refusalOf(result);
  return refusal ? refused(refusal, form) : back(call, {}, cardId(commentId));
}

async function reportAction(call: ActionFunctionArgs, form: FormData, commentId: string) {
  const input = {
    commentId,
    // One of the API's codes; another is refused there.
    reasonCode: textOf(form, 'reasonCode') as 'hors_sujet',
    explanation: textOf(form, 'explanation'),
  };
  const refusal = refusalOf((await mutate(call, ReportCommentMutation, { input })).reportComment);
  return refusal ? refused(refusal, form) : back(call, { note: 'reported' }, DISCUSSION);
}

async function withdrawAction(call: ActionFunctionArgs, form: FormData, commentId: string) {
  const { withdrawComment } = await mutate(call, WithdrawCommentMutation, { input: { commentId } });
  const refusal = refusalOf(withdrawComment);
  return refusal ? refused(refusal, form) : back(call, { note: 'withdrawn' }, DISCUSSION);
}
