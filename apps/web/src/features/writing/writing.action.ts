import { data, redirect, type ActionFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, query } from '../../api/api';
import { type Refusal, refusalOf, refused, valuesOf } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import { DONE } from '../../shell/done';
import {
  AddMutation,
  MergeMutation,
  MoveMutation,
  RenameMutation,
  RestoreMutation,
  RetireMutation,
  SplitMutation,
  WorkspaceQuery,
} from './writing.documents';
import { doubleOf, placeOf } from './writing.tree';

/** What was done, by the code of its message, and the section to come back to. */
interface Done {
  done: string;
  section?: string;
  /** The step that was made: its button keeps the focus. */
  step?: string;
}

/** The section that has the name already: asked about first. Several may have one, as « Introduction »; addresses never collide. */
interface Twice {
  twice: string;
}

const optional = (form: FormData, name: string): string | null => textOf(form, name) || null;

/** Where the section stood when the form was shown: what somebody else moved since is not moved again unseen. */
const seenPlace = (form: FormData): { seenParentId: string | null } => ({
  seenParentId: optional(form, 'seenParentId'),
});

/** What the person asked for of the tree of the doctrine. */
async function act(call: ActionFunctionArgs, form: FormData): Promise<Done | Refusal | Twice> {
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
        ...placeOf(textOf(form, 'place')),
        ...{ title: textOf(form, 'title'), number: textOf(form, 'number') },
      };
      const known = textOf(form, 'twiceMeant') === '' && (await twiceOf(call, input));
      if (known) return { twice: known };
      const { addSection } = await mutate(call, AddMutation, { input });
      return answer(addSection, { done: 'section-ajoutee', section: input.newSectionId });
    }
    case 'step': {
      const [step = '', ...place] = textOf(form, 'step').split(':');
      const input = { ...own, ...placeOf(place.join(':')), ...seenPlace(form) };
      const { moveSection } = await mutate(call, MoveMutation, { input });
      return answer(moveSection, { done: 'section-deplacee', section: sectionId, step });
    }
    case 'move': {
      const input = { ...own, ...placeOf(textOf(form, 'place')), ...seenPlace(form) };
      const { moveSection } = await mutate(call, MoveMutation, { input });
      return answer(moveSection, { done: 'section-deplacee', section: sectionId });
    }
    case 'rename': {
      const input = {
        ...own,
        ...{ title: textOf(form, 'title'), number: textOf(form, 'number'), slug: textOf(form, 'slug') },
        ...{ seenTitle: textOf(form, 'seenTitle'), seenNumber: textOf(form, 'seenNumber') },
        seenSlug: textOf(form, 'seenSlug'),
      };
      const known = textOf(form, 'twiceMeant') === '' && (await sameNameAs(call, input));
      if (known) return { twice: known };
      const { renameSection } = await mutate(call, RenameMutation, { input });
      return answer(renameSection, { done: 'section-renommee', section: sectionId });
    }
    case 'split': {
      const input = {
        ...{ ...own, blockId: textOf(form, 'blockId'), newSectionId: textOf(form, 'newSectionId') },
        title: optional(form, 'title'),
      };
      const { splitSection } = await mutate(call, SplitMutation, { input });
      return answer(splitSection, { done: 'section-partagee', section: textOf(form, 'newSectionId') });
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
      const input = { ...own, ...placeOf(textOf(form, 'place')) };
      const { restoreSection } = await mutate(call, RestoreMutation, { input });
      return answer(restoreSection, { done: 'section-retablie', section: sectionId });
    }
    default:
      return { code: 'INVALID_INPUT', field: null, message: '' };
  }
}

async function livingSections(call: ActionFunctionArgs) {
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace } = await query(call, WorkspaceQuery, { doctrine });
  return doctrineWorkspace?.sections.filter(({ isRetired }) => !isRetired) ?? [];
}

/** The living section that has the same number and title, for an addition not yet made. */
async function twiceOf(
  call: ActionFunctionArgs,
  added: { newSectionId: string; number: string; title: string; parentId: string | null },
): Promise<string | null> {
  const living = await livingSections(call);
  // Sent twice, the addition would find itself.
  return living.some(({ id }) => id === added.newSectionId) ? null : (doubleOf(living, added)?.id ?? null);
}

/** The living section whose name another would take by being renamed. One that keeps its name is not asked about again. */
async function sameNameAs(
  call: ActionFunctionArgs,
  { sectionId, title, number }: { sectionId: string; number: string; title: string },
): Promise<string | null> {
  const living = await livingSections(call);
  const own = living.find(({ id }) => id === sectionId);
  if (!own || (own.title === title && own.number === number)) return null;
  const others = living.filter((one) => one !== own);
  return doubleOf(others, { title, number, parentId: own.parentId })?.id ?? null;
}

/** The place is one field of the page, two of the API. */
const onPage = (refusal: Refusal): Refusal =>
  refusal.field === 'parentId' || refusal.field === 'after' ? { ...refusal, field: 'place' } : refusal;

/**
 * Acts on the tree; one comes back to the section that one was at, where what was done is said. A step leaves its panel open. What
 * stands nowhere any more is said at the top.
 */
export async function writingAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const outcome = await act(call, form);
  if ('twice' in outcome) {
    form.set('twice', outcome.twice);
    return data(valuesOf(form), { status: 409 });
  }
  if ('code' in outcome) return refused(onPage(outcome), form);
  const { doctrine } = call.params;
  const { done, section, step } = outcome;
  const said = step ? { section, pas: step } : section ? { acte: done, sur: section } : { [DONE]: done };
  return redirect(
    addressOf(
      languageOf(new URL(call.request.url).pathname),
      'writing',
      { doctrine },
      said,
      section && `s-${section}`,
    ),
  );
}
