import { redirect, type ActionFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate } from '../../api/api';
import { type Refusal, refusalOf, refused } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import {
  AddMutation,
  MergeMutation,
  MoveMutation,
  RenameMutation,
  RestoreMutation,
  RetireMutation,
  SplitMutation,
} from './writing.documents';

/** What was done, by the code of its message, and the section to come back to. */
interface Done {
  done: string;
  section?: string;
}

const optional = (form: FormData, name: string): string | null => textOf(form, name) || null;

function positionOf(form: FormData): number | null {
  const text = textOf(form, 'position');
  return text === '' ? null : Number(text);
}

/** Where a step of the small form leads: « parent|position », as the page wrote it on the button. */
function stepOf(form: FormData): { parentId: string | null; position: number | null } {
  const [parentId = '', position = ''] = textOf(form, 'step').split('|');
  return { parentId: parentId || null, position: position === '' ? null : Number(position) };
}

/** What the person asked for of the tree of the doctrine. */
async function act(call: ActionFunctionArgs, form: FormData): Promise<Done | Refusal> {
  const sectionId = textOf(form, 'sectionId');
  const reason = textOf(form, 'reason');
  const own = { sectionId, reason };
  const answer = (result: object, done: Done): Done | Refusal => refusalOf(result) ?? done;
  // Each section has its own form of a kind: « rename:<id> ».
  const [kind = ''] = textOf(form, 'intent').split(':');
  switch (kind) {
    case 'add': {
      const input = {
        ...{ doctrineId: textOf(form, 'doctrineId'), newSectionId: textOf(form, 'newSectionId'), reason },
        ...{ parentId: optional(form, 'parentId'), position: positionOf(form) },
        ...{ title: textOf(form, 'title'), number: textOf(form, 'number') },
      };
      const { addSection } = await mutate(call, AddMutation, { input });
      return answer(addSection, { done: 'section-ajoutee', section: input.newSectionId });
    }
    case 'step': {
      const { moveSection } = await mutate(call, MoveMutation, { input: { ...own, ...stepOf(form) } });
      return answer(moveSection, { done: 'section-deplacee', section: sectionId });
    }
    case 'move': {
      const input = { ...own, parentId: optional(form, 'parentId'), position: positionOf(form) };
      const { moveSection } = await mutate(call, MoveMutation, { input });
      return answer(moveSection, { done: 'section-deplacee', section: sectionId });
    }
    case 'rename': {
      const input = {
        ...own,
        ...{ title: textOf(form, 'title'), number: textOf(form, 'number'), slug: textOf(form, 'slug') },
      };
      const { renameSection } = await mutate(call, RenameMutation, { input });
      return answer(renameSection, { done: 'section-renommee', section: sectionId });
    }
    case 'split': {
      const input = {
        ...{ ...own, blockId: textOf(form, 'blockId'), newSectionId: textOf(form, 'newSectionId') },
        title: optional(form, 'title'),
      };
      const { splitSection } = await mutate(call, SplitMutation, { input });
      return answer(splitSection, { done: 'section-partagee', section: sectionId });
    }
    case 'merge': {
      const intoId = textOf(form, 'intoId');
      const { mergeSections } = await mutate(call, MergeMutation, { input: { ...own, intoId } });
      return answer(mergeSections, { done: 'section-fusionnee', section: intoId });
    }
    case 'retire': {
      const lifts = textOf(form, 'lifts') !== '';
      const { retireSection } = await mutate(call, RetireMutation, { input: { ...own, lifts } });
      return answer(retireSection, { done: 'section-retiree' });
    }
    case 'restore': {
      const { restoreSection } = await mutate(call, RestoreMutation, { input: own });
      return answer(restoreSection, { done: 'section-retablie', section: sectionId });
    }
    default:
      return { code: 'INVALID_INPUT', field: null, message: '' };
  }
}

/** Acts on the tree; one comes back to the section that one was at. */
export async function writingAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const outcome = await act(call, form);
  if ('code' in outcome) return refused(outcome, form);
  const { doctrine } = call.params;
  return redirect(
    addressOf(
      languageOf(new URL(call.request.url).pathname),
      'writing',
      { doctrine },
      { fait: outcome.done },
      outcome.section && `s-${outcome.section}`,
    ),
  );
}
