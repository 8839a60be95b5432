import { redirect, type ActionFunctionArgs } from 'react-router';
import { mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { isOutcome } from '../dispositions/outcomes';

const SetDisposition = graphql(
  `
    mutation SetDisposition($input: SetDispositionInput!) {
      setDisposition(input: $input) {
        __typename
        ...Refusal
        ... on Disposition {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Saves one disposition, then goes back to the same list, at the contribution that follows. */
export async function draftingAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const commentId = text(form, 'comment');
  const outcome = text(form, 'outcome');
  if (!isOutcome(outcome)) return refused({ code: 'OUTCOME_MISSING', field: 'outcome', message: '' }, form);
  const { setDisposition } = await mutate(call, SetDisposition, {
    input: { commentId, outcome, motive: text(form, 'motive') },
  });
  const refusal = refusalOf(setDisposition);
  if (refusal) return refused(refusal, form);
  const { pathname, searchParams } = new URL(call.request.url);
  searchParams.set('enregistree', commentId);
  const following = text(form, 'following');
  if (following) searchParams.set('suivante', following);
  else searchParams.delete('suivante');
  return redirect(`${pathname}?${searchParams.toString()}#${following ? `c-${following}` : 'suite'}`);
}
