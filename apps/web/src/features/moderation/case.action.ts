import { redirect, type ActionFunctionArgs } from 'react-router';
import { mutate, notFound, type Call } from '../../api/api';
import type { VariablesOf } from '../../api/graphql';
import { refusalOf, refused, type Refusal } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import { DecideMutation, type DecisionKind } from './case.documents';
import { afterwards, filterOf } from './case-filter';
import { claim, release, takeNext } from './next-case';

type DecideInput = VariablesOf<typeof DecideMutation>['input'];

/** What the next page says of a decision: its `shell.done` message. */
const DONE_OF: Record<DecisionKind, string> = {
  publish: 'dossier-publie',
  refuse: 'dossier-refuse',
  hide: 'dossier-masque',
  keep: 'dossier-maintenu',
};

/** What a moderator does with a case; what follows is the next one of the list from which it was opened. */
export async function caseAction(call: ActionFunctionArgs) {
  const { url } = call.request;
  const form = await call.request.formData();
  const caseId = call.params.case;
  if (caseId === undefined) throw notFound();
  const language = languageOf(new URL(url).pathname);
  const { after, ...filter } = filterOf(url);
  const here = { id: caseId, cursor: after };
  switch (textOf(form, 'intent')) {
    case 'claim': {
      const refusal = await claim(call, caseId);
      return refusal ? refused(refusal, form) : redirect(afterwards(language, here, filter));
    }
    case 'release': {
      const refusal = await release(call, caseId);
      return refusal ? refused(refusal, form) : redirect(afterwards(language, null, filter, 'dossier-rendu'));
    }
    case 'next': {
      // Giving back what one does not hold changes nothing.
      await release(call, caseId);
      const next = await takeNext(call, filter, after, caseId);
      return redirect(afterwards(language, next, filter, next ? null : 'aucun-dossier-libre'));
    }
    default: {
      const input = decisionOf(form, caseId);
      const refusal = await decide(call, input);
      if (refusal) return refused(refusal, form);
      const next = form.get('then') === 'queue' ? null : await takeNext(call, filter, after, caseId);
      return redirect(afterwards(language, next, filter, DONE_OF[input.kind]));
    }
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

function decisionOf(form: FormData, caseId: string): DecideInput {
  const kind = textOf(form, 'kind') as DecisionKind;
  const restricts = kind === 'refuse' || kind === 'hide';
  const reasonCode = textOf(form, 'reasonCode') as DecideInput['reasonCode'];
  return {
    caseId,
    kind,
    // A reason that was chosen before one thought better of it is none.
    reasonCode: (restricts && reasonCode) || null,
    facts: textOf(form, 'facts') || null,
    expectedVersion: Number(textOf(form, 'expectedVersion')),
  };
}

/**
 * Decides. When the lease ran out while the person was writing and nobody else has the case, it is taken again first: the
 * version that was read tells whether it is still the same case.
 */
async function decide(call: Call, input: DecideInput): Promise<Refusal | null> {
  const once = async (): Promise<Refusal | null> =>
    refusalOf((await mutate(call, DecideMutation, { input })).decideCase);
  const refusal = await once();
  if (refusal?.code !== 'LEASE_ENDED') return refusal;
  return (await claim(call, input.caseId)) ?? (await once());
}
