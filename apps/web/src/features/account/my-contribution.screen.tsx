import {
  createContext,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { mutate, notFound, query, signInFirst } from '../../api/api';
import { refusalOf, refused, type Refused } from '../../api/refusal';
import { addressOf } from '../../addresses';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import { plainHead } from '../../screen';
import { AppealForm } from './appeal-form';
import { Appeal, MyContribution, Revise, Withdraw } from './contribution.documents';
import { ContributionView } from './contribution-view';
import { ReviseForm } from './revise-form';
import { SessionEnded } from './session-ended';
import { WithdrawForm } from './withdraw-form';

/** The session ended before the form of this very request was sent: the page then keeps what was typed. */
const sessionEnded = createContext(false);

export async function loader(call: LoaderFunctionArgs) {
  if (call.context.get(sessionEnded)) return { comment: null };
  const { viewer, comment } = await query(call, MyContribution, { id: call.params.comment ?? '' });
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  if (!comment?.isOwn) throw notFound();
  return { comment };
}

export async function action(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const commentId = call.params.comment ?? '';
  const [result, done] = await change(call, commentId, form);
  const refusal = refusalOf(result);
  if (refusal) {
    call.context.set(sessionEnded, refusal.code === 'SIGN_IN_REQUIRED');
    return refused(refusal, form);
  }
  const language = languageOf(new URL(call.request.url).pathname);
  return redirect(addressOf(language, 'myContribution', { comment: commentId }, { fait: done }));
}

/** What the form asks for, and how the page says that it is done. */
async function change(call: ActionFunctionArgs, commentId: string, form: FormData) {
  switch (textOf(form, 'intent')) {
    case 'revise': {
      const input = {
        commentId,
        title: textOf(form, 'title') || null,
        body: textOf(form, 'body'),
        proposedWording: textOf(form, 'proposedWording') || null,
      };
      return [(await mutate(call, Revise, { input })).result, 'revision'] as const;
    }
    case 'withdraw':
      return [(await mutate(call, Withdraw, { input: { commentId } })).result, 'retrait'] as const;
    case 'appeal': {
      const input = { decisionId: textOf(form, 'decisionId'), motive: textOf(form, 'motive') };
      return [(await mutate(call, Appeal, { input })).result, 'recours'] as const;
    }
    default:
      throw notFound();
  }
}

/** The text and what became of it, or one of the three things that its author can do, each on a page of its own. */
export function Component() {
  const { comment } = useLoaderData<typeof loader>();
  const answer = useActionData<Refused>();
  const [search] = useSearchParams();
  if (!comment) return answer && <SessionEnded answer={answer} />;
  const appealed = comment.moderationDecisions.find(({ id }) => id === search.get('recours'));
  if (search.has('modifier')) return <ReviseForm comment={comment} />;
  if (search.has('retirer')) return <WithdrawForm comment={comment} />;
  if (appealed) return <AppealForm comment={comment} decision={appealed} />;
  return <ContributionView comment={comment} />;
}

export const handle = { head: plainHead('account.contribution.title', undefined, true) };
