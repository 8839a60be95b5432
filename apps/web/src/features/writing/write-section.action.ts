import { data, redirect, type ActionFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, query } from '../../api/api';
import type { ResultOf } from '../../api/graphql';
import { refusalOf, type Refused, refused, valuesOf } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import { keepWriting } from './keeping.action';
import { type Doubts, doubtsOf } from './saving.doubts';
import { sessionEnded } from './write-section.loader';
import { DiscardMutation, ForgetMutation, PreviewQuery, SaveMutation } from './writing.documents';

type Saved = ResultOf<typeof SaveMutation>['saveSectionText'];
/** What somebody else saved meanwhile. */
export type Conflict = Omit<Extract<Saved, { difference: unknown }>, '__typename'>;

/** What the editor's form gets back: why it was not saved, or what the text would look like. What was typed is in it. */
export type WritingAnswer = Omit<Refused, 'refusal'> &
  Partial<Refused> & { conflict?: Conflict; doubts?: Doubts; preview?: string; remarks?: string[] };

/** Saves a text, keeps it while it is typed, shows what it would look like, or goes back to the saved or the published one. */
export async function writeSectionAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const intent = textOf(form, 'intent');
  if (intent === 'discard') return discard(call, form);
  if (intent === 'forget') return forget(call, form);
  switch (textOf(form, 'do')) {
    case 'keep':
      return keepWriting(call, form);
    case 'preview':
      return preview(call, form);
    case 'forget':
      return forget(call, form);
    case 'confirmed':
      return save(call, form);
    default:
      return (await askFirst(call, form)) ?? save(call, form);
  }
}

/** What may not be meant is asked about once; nothing of it is refused. */
async function askFirst(call: ActionFunctionArgs, form: FormData) {
  const doubts = await doubtsOf(call, form);
  const answer: WritingAnswer | null = doubts && { ...valuesOf(form), doubts };
  return answer && data(answer);
}

const sectionOf = ({ params }: ActionFunctionArgs): string => params.section ?? '';

function backTo(call: ActionFunctionArgs, done: string): Response {
  const language = languageOf(new URL(call.request.url).pathname);
  return redirect(addressOf(language, 'writeSection', call.params, { fait: done }));
}

async function save(call: ActionFunctionArgs, form: FormData) {
  const { saveSectionText: result } = await mutate(call, SaveMutation, {
    input: {
      sectionId: sectionOf(call),
      ...{ baseVersionId: textOf(form, 'baseVersionId'), reason: textOf(form, 'reason') },
      ...{ title: textOf(form, 'title'), number: textOf(form, 'number'), markdown: textOf(form, 'markdown') },
    },
  });
  const refusal = refusalOf(result);
  if (!refusal) return backTo(call, 'texte-enregistre');
  if ('difference' in result) {
    const answer: WritingAnswer = { refusal, ...valuesOf(form), conflict: result };
    return data(answer, { status: 409 });
  }
  if (refusal.code === 'SIGN_IN_REQUIRED') call.context.set(sessionEnded, true);
  return refused(refusal, form);
}

async function discard(call: ActionFunctionArgs, form: FormData) {
  const { discardSectionDraft: result } = await mutate(call, DiscardMutation, {
    input: { sectionId: sectionOf(call), baseVersionId: textOf(form, 'baseVersionId') },
  });
  const refusal = refusalOf(result);
  return refusal ? refused(refusal, form) : backTo(call, 'brouillon-abandonne');
}

/** Throws away what was typed before, and shows what is saved. */
async function forget(call: ActionFunctionArgs, form: FormData) {
  const { discardSectionWriting: result } = await mutate(call, ForgetMutation, {
    input: { sectionId: sectionOf(call) },
  });
  const refusal = refusalOf(result);
  return refusal ? refused(refusal, form) : backTo(call, 'ecrit-abandonne');
}

async function preview(call: ActionFunctionArgs, form: FormData) {
  try {
    const { sectionPreview } = await query(call, PreviewQuery, {
      section: sectionOf(call),
      ...{ title: textOf(form, 'title'), markdown: textOf(form, 'markdown') },
    });
    const answer: WritingAnswer = {
      ...valuesOf(form),
      preview: sectionPreview?.html ?? '',
      remarks: sectionPreview?.remarks ?? [],
    };
    return data(answer);
  } catch (error) {
    // What was typed stays, whatever the preview is refused for: a session that ended, a text nested too deep.
    if (error instanceof Response) {
      call.context.set(sessionEnded, true);
      return refused({ code: 'SIGN_IN_REQUIRED', field: null, message: '' }, form);
    }
    const told = faultOf(error);
    if (!told) throw error;
    return refused({ ...told, field: 'markdown' }, form);
  }
}

/** A refusal of a query, in words that the person can act on. */
function faultOf(error: unknown): { code: string; message: string } | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data: fault } = error;
  if (typeof fault !== 'object' || fault === null || !('code' in fault) || !('message' in fault)) return null;
  const { code, message } = fault;
  return code === 'INVALID_INPUT' && typeof message === 'string' ? { code, message } : null;
}
