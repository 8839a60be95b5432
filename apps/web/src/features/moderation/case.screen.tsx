import { useMemo } from 'react';
import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { notFound, query, type Call } from '../../api/api';
import type { Refused } from '../../api/refusal';
import { useAddress } from '../../addresses';
import { useMessages, type Messages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { caseAction } from './case.action';
import { CaseAuthor } from './case-author';
import { CaseContext } from './case-context';
import {
  CaseQuery,
  JudgedCommentQuery,
  ReasonsQuery,
  ThreadQuery,
  type Case,
  type JudgedComment,
  type Thread,
} from './case.documents';
import { CaseHead } from './case-head';
import { CaseText } from './case-text';
import { apiFilter, filterOf, searchOf } from './case-filter';
import { DecisionForm } from './decision-form';
import { LeaseBar } from './lease-bar';
import { Complaints } from './complaints';
import { focusOn, press, Shortcuts, type Shortcut } from './shortcuts';

export async function loader(call: LoaderFunctionArgs) {
  const filter = filterOf(call.request.url);
  const [{ moderationCase, moderationQueue }, { decisionReasons }] = await Promise.all([
    query(call, CaseQuery, {
      id: call.params.case ?? '',
      filter: { ...apiFilter(filter), available: true },
    }),
    query(call, ReasonsQuery, {}, { lasting: true }),
  ]);
  if (!moderationCase) throw notFound();
  const { comment } = await query(call, JudgedCommentQuery, { id: moderationCase.commentId });
  return {
    entry: moderationCase,
    remaining: moderationQueue.totalCount,
    reasons: decisionReasons,
    comment,
    thread: comment && (await threadAbove(call, comment)),
    filter,
  };
}

/** What a reply answers, and what opened the thread. */
async function threadAbove(call: Call, { parentId, rootId }: JudgedComment): Promise<Thread | null> {
  return parentId === null ? null : query(call, ThreadQuery, { parent: parentId, root: rootId });
}

/** After a refusal too, which React Router would not: it most often means that the case is no longer as it was read. */
export const shouldRevalidate = (): boolean => true;

export const action = (call: ActionFunctionArgs) => caseAction(call);

/** « Remarque de Camille Durand », as the tab and the title say. */
export function caseTitle(messages: Messages, { authorName }: Case, comment: JudgedComment | null): string {
  const author = authorName ?? messages.text('moderation.noAuthor');
  if (comment?.parentId) return messages.text('moderation.case.reply', { author });
  return messages.text(`moderation.case.of.${comment?.kind ?? 'remark'}`, { author });
}

export function Component() {
  const { entry, remaining, reasons, comment, thread, filter } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const address = useAddress();
  const answer = useActionData<Refused>();
  const labels = Object.fromEntries(reasons.map(({ code, label }) => [code, label]));
  const title = caseTitle(messages, entry, comment);
  const canDecide = entry.isOpen && entry.lease === 'mine' && !entry.isOwnText && !entry.isOwnDecision;
  // What was typed before somebody else was faster stays in view, to be copied.
  const wasRefused = answer !== undefined && 'refusal' in answer && answer.intent === 'decide';
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('moderation.title'), href: address('moderation', {}, searchOf(filter)) },
        ]}
        here={title}
      />
      <CaseHead title={title} entry={entry} labels={labels} comment={comment} />
      <LeaseBar entry={entry} remaining={remaining} />
      <div className="case">
        <div className="case-read">
          <CaseContext entry={entry} comment={comment} thread={thread} />
          <CaseText entry={entry} comment={comment} canDecide={canDecide} />
          <Complaints entry={entry} />
          <CaseAuthor entry={entry} comment={comment} />
        </div>
        <div className="case-decide">
          {(canDecide || wasRefused) && (
            <DecisionForm key={entry.id} entry={entry} reasons={reasons} canDecide={canDecide} />
          )}
          <CaseShortcuts entry={entry} canDecide={canDecide} />
        </div>
      </div>
    </div>
  );
}

/** Chooses a decision and goes to what it needs next: a reason, or the button. It never sends. */
function choose(kind: string): void {
  press(`input[name="kind"][value="${kind}"]`);
  focusOn(kind === 'refuse' || kind === 'hide' ? 'select[name="reasonCode"]' : '#decider');
}

const LETTERS = { publish: 'p', refuse: 'r', hide: 'm', keep: 'g' } as const;

function CaseShortcuts({ entry, canDecide }: { entry: Case; canDecide: boolean }) {
  const messages = useMessages();
  const { allowedDecisions, isOpen, lease } = entry;
  const shortcuts = useMemo<Shortcut[]>(() => {
    const decisions = canDecide
      ? allowedDecisions.map((kind) => ({
          key: LETTERS[kind],
          label: messages.text(`moderation.shortcuts.choose.${kind}`),
          run: () => choose(kind),
        }))
      : [];
    const claims = { key: 'c', label: messages.text('moderation.claim'), run: () => press('#prendre') };
    return [
      ...decisions,
      ...(isOpen && lease === 'free' ? [claims] : []),
      { key: 't', label: messages.text('moderation.shortcuts.text'), run: () => focusOn('#texte') },
      { key: 'n', label: messages.text('moderation.shortcuts.next'), run: () => press('#suivant') },
    ];
  }, [messages, allowedDecisions, isOpen, lease, canDecide]);
  return <Shortcuts shortcuts={shortcuts} />;
}

const head: HeadOf<Awaited<ReturnType<typeof loader>>> = (messages, { entry, comment }) => ({
  title: caseTitle(messages, entry, comment),
  isPrivate: true,
});

export const handle = { head };
