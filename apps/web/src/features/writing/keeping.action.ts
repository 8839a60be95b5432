import type { ActionFunctionArgs } from 'react-router';
import { mutate } from '../../api/api';
import { refusalOf } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { KeepMutation } from './writing.documents';

/** What became of words that were to be kept. */
export type Kept = { keptAt: string } | { keptAt: null; code: string };

/** Quiet: what cannot be kept now is still on the page, which says so, and is tried again when more is typed. */
export async function keepWriting(call: ActionFunctionArgs, form: FormData): Promise<Kept> {
  try {
    const { keepSectionWriting: result } = await mutate(call, KeepMutation, {
      input: {
        ...{ sectionId: call.params.section ?? '', baseVersionId: textOf(form, 'baseVersionId') },
        ...{ number: textOf(form, 'number'), title: textOf(form, 'title') },
        ...{ markdown: textOf(form, 'markdown'), reason: textOf(form, 'reason') },
      },
    });
    if ('updatedAt' in result) return { keptAt: result.updatedAt };
    return { keptAt: null, code: refusalOf(result)?.code ?? '' };
  } catch (error) {
    // The way to the sign-in page, which would lose what is typed.
    return { keptAt: null, code: error instanceof Response ? 'SIGN_IN_REQUIRED' : '' };
  }
}
