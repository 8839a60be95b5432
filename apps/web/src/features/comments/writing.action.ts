import { data, redirect, type ActionFunctionArgs } from 'react-router';
import { mutate, query } from '../../api/api';
import type { ResultOf, VariablesOf } from '../../api/graphql';
import { refusalOf, refused, valuesOf } from '../../api/refusal';
import { CATEGORIES, KINDS, POSITIONS } from './comment.fragment';
import { changedAddress, DISCUSSION } from './discussion.address';
import {
  PostCommentMutation,
  PreviewQuery,
  ReplyToCommentMutation,
  SaveDraftMutation,
} from './discussion.documents';
import { choiceOf, optionalTextOf, textOf } from './form.values';

/** Rows that the form has for sources. */
export const SOURCE_ROWS = 3;

const CHANNELS = ['in_room', 'mail', 'written'] as const;

export type Preview = ResultOf<typeof PreviewQuery>['previewComment'];

/** What the writing form gets back when it was not sent and not refused. */
export interface Previewed {
  intent: string;
  values: Record<string, string>;
  preview: Preview;
}

export interface Autosaved {
  /** When the API has kept the draft; null: it has not, and what is typed is only on the page. */
  savedAt: string | null;
}

/** Sends a contribution or a reply, shows it first, or keeps it for later. What is refused is still in the form. */
export async function writingAction(call: ActionFunctionArgs, form: FormData) {
  switch (textOf(form, 'do')) {
    case 'preview':
      return preview(call, form);
    case 'draft':
      return keepDraft(call, form);
    case 'autosave':
      return autosave(call, form);
    default:
      return send(call, form);
  }
}

async function send(call: ActionFunctionArgs, form: FormData) {
  const result =
    textOf(form, 'intent') === 'reply'
      ? (await mutate(call, ReplyToCommentMutation, { input: replyOf(form) })).replyToComment
      : (await mutate(call, PostCommentMutation, { input: contributionOf(form) })).postComment;
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const sent = 'id' in result ? result.id : null;
  return redirect(changedAddress(new URL(call.request.url), { note: 'sent', sent }, DISCUSSION));
}

async function preview(call: ActionFunctionArgs, form: FormData) {
  try {
    const isReply = textOf(form, 'intent') === 'reply';
    const { previewComment } = await query(call, PreviewQuery, {
      body: textOf(form, 'body'),
      proposedWording: wordingOf(form),
      isReply,
    });
    const answer: Previewed = { ...valuesOf(form), preview: previewComment };
    return data(answer);
  } catch (error) {
    // A session that ended meanwhile: the sign-in page would lose what was typed.
    if (!(error instanceof Response)) throw error;
    return refused({ code: 'SIGN_IN_REQUIRED', field: null, message: '' }, form);
  }
}

const save = async (call: ActionFunctionArgs, form: FormData) =>
  (await mutate(call, SaveDraftMutation, { input: draftOf(form) })).saveCommentDraft;

async function keepDraft(call: ActionFunctionArgs, form: FormData) {
  const refusal = refusalOf(await save(call, form));
  if (refusal) return refused(refusal, form);
  const reply = optionalTextOf(form, 'parentId');
  return redirect(changedAddress(new URL(call.request.url), { note: 'draft', reply }, DISCUSSION));
}

/** Quiet: what cannot be kept now is still on the page, and is tried again when more is typed. */
async function autosave(call: ActionFunctionArgs, form: FormData): Promise<Autosaved> {
  try {
    const result = await save(call, form);
    return { savedAt: 'updatedAt' in result ? result.updatedAt : null };
  } catch {
    return { savedAt: null };
  }
}

const kindOf = (form: FormData) => choiceOf(form, 'kind', KINDS) ?? 'remark';

const wordingOf = (form: FormData): string | null =>
  kindOf(form) === 'amendment' ? optionalTextOf(form, 'proposedWording') : null;

function contentOf(form: FormData) {
  const sources = Array.from({ length: SOURCE_ROWS }, (_, row) => ({
    title: textOf(form, `sources.${row}.title`),
    url: textOf(form, `sources.${row}.url`),
  }));
  return {
    clientKey: textOf(form, 'clientKey'),
    kind: kindOf(form),
    position: choiceOf(form, 'position', POSITIONS),
    body: textOf(form, 'body'),
    stageId: optionalTextOf(form, 'stageId'),
    transcription: transcriptionOf(form),
    // Rows stay where they are up to the last one that is filled, so that a refusal finds its row.
    sources: sources.slice(0, 1 + sources.findLastIndex(({ title, url }) => Boolean(title || url))),
  };
}

function transcriptionOf(form: FormData) {
  const channel = choiceOf(form, 'transcription.channel', CHANNELS);
  return (
    channel && {
      channel,
      authorName: textOf(form, 'transcription.authorName'),
      authorCategory: choiceOf(form, 'transcription.authorCategory', CATEGORIES),
      organisationName: optionalTextOf(form, 'transcription.organisationName'),
      raisedBy: optionalTextOf(form, 'transcription.raisedBy'),
      verbatim: textOf(form, 'transcription.verbatim') === 'yes',
    }
  );
}

type ContributionInput = VariablesOf<typeof PostCommentMutation>['input'];

/** The words that it is about; typed ones, where there are no scripts, come without what stands around them. */
function quoteOf(form: FormData) {
  if (textOf(form, 'anchor') !== 'quote') return null;
  const exact = textOf(form, 'quote.exact');
  const typed = form.has('anchor.quote.exact') ? textOf(form, 'anchor.quote.exact') : exact;
  const isAsChosen = typed.replace(/\r\n?/g, '\n') === exact.replace(/\r\n?/g, '\n');
  return isAsChosen
    ? { exact, prefix: textOf(form, 'quote.prefix'), suffix: textOf(form, 'quote.suffix') }
    : { exact: typed };
}

function contributionOf(form: FormData): ContributionInput {
  const blockId = optionalTextOf(form, 'blockId');
  const quote = quoteOf(form);
  return {
    ...contentOf(form),
    consultationId: textOf(form, 'consultationId'),
    sectionId: textOf(form, 'sectionId'),
    proposedWording: wordingOf(form),
    anchor: blockId === null ? null : { kind: quote ? 'quote' : 'block', blockId, quote },
  };
}

const replyOf = (form: FormData): VariablesOf<typeof ReplyToCommentMutation>['input'] => ({
  ...contentOf(form),
  parentId: textOf(form, 'parentId'),
});

const draftOf = (form: FormData): VariablesOf<typeof SaveDraftMutation>['input'] => ({
  consultationId: textOf(form, 'consultationId'),
  sectionId: textOf(form, 'sectionId'),
  blockId: optionalTextOf(form, 'blockId'),
  parentId: optionalTextOf(form, 'parentId'),
  quote:
    (optionalTextOf(form, 'quote.exact') ?? optionalTextOf(form, 'anchor.quote.exact'))
      ? quoteOf(form)
      : null,
  kind: kindOf(form),
  position: choiceOf(form, 'position', POSITIONS),
  body: textOf(form, 'body'),
  proposedWording: wordingOf(form),
  stageId: optionalTextOf(form, 'stageId'),
});
