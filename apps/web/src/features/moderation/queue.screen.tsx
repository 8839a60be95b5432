import { useMemo } from 'react';
import { redirect, useLoaderData, type ActionFunctionArgs } from 'react-router';
import { refused } from '../../api/refusal';
import { addressOf, useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { languageOf } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { DONE } from '../../shell/done';
import { Link } from '../../shell/link';
import { mayModerate, useViewer } from '../../shell/viewer';
import { afterwards, filterOf, isFiltered, searchOf, type CaseFilter } from './case-filter';
import { claim, takeNext } from './next-case';
import { QueueFilters } from './queue-filters';
import { queueLoader, type QueueData } from './queue.loader';
import { QueueTable } from './queue-table';
import { press, Shortcuts } from './shortcuts';

export const loader = queueLoader;

/** After a refusal too, which React Router would not: it most often means that the case is no longer as it was read. */
export const shouldRevalidate = (): boolean => true;

/** Takes one case of the list, or the next that is free, and goes to it. */
export async function action(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const { url } = call.request;
  const language = languageOf(new URL(url).pathname);
  const filter = filterOf(url);
  if (form.get('intent') === 'next') {
    const next = await takeNext(call, filter, null);
    return redirect(
      next
        ? afterwards(language, next, filter)
        : addressOf(language, 'moderation', {}, { ...searchOf(filter), [DONE]: 'aucun-dossier-libre' }),
    );
  }
  const wanted = form.get('caseId');
  const caseId = typeof wanted === 'string' ? wanted : '';
  const refusal = await claim(call, caseId);
  if (refusal) return refused(refusal, form);
  return redirect(afterwards(language, { id: caseId, cursor: null }, filter));
}

export function Component() {
  const { queue, consultations, labels, filter } = useLoaderData<QueueData>();
  const messages = useMessages();
  const address = useAddress();
  const viewer = useViewer();
  const moderated = consultations.filter(({ id }) => mayModerate(viewer, id));
  const shortcuts = useMemo(
    () => [
      {
        key: 'n',
        label: messages.text('moderation.takeNext'),
        run: () => press('#prendre-le-suivant'),
      },
    ],
    [messages],
  );
  const { nodes, pageInfo, totalCount, queueCounts } = queue;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={messages.text('moderation.title')}
      />
      <div className="queue-head">
        <h1 className="fr-mb-0">{messages.text('moderation.title')}</h1>
        {nodes.length > 0 && (
          <Form intent="next">
            <Submit intent="next" id="prendre-le-suivant" sending={messages.text('moderation.taking')}>
              {messages.text('moderation.takeNext')}
            </Submit>
          </Form>
        )}
      </div>
      <p className="fr-text--lead fr-mt-2w" role="status">
        {totalCount === null
          ? messages.text('moderation.countMany')
          : messages.text('moderation.count', { count: totalCount })}
      </p>
      <QueueFilters counts={queueCounts} consultations={moderated} filter={filter} />
      {nodes.length > 0 ? (
        <Form intent="claim" aria-label={messages.text('moderation.list')}>
          <QueueTable cases={nodes} labels={labels} filter={filter} />
        </Form>
      ) : (
        <Empty filter={filter} isLastPage={filter.after !== null} />
      )}
      <nav aria-label={messages.text('moderation.pages')} className="fr-mt-3w case-pages">
        {filter.after && (
          <Link className="fr-link" href={address('moderation', {}, searchOf(filter))}>
            {messages.text('forms.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && (
          <Link className="fr-link" href={address('moderation', {}, searchOf(filter, pageInfo.endCursor))}>
            {messages.text('forms.next')}
          </Link>
        )}
      </nav>
      {moderated.length > 0 && <Logs consultations={moderated} />}
      {nodes.length > 0 && <Shortcuts shortcuts={shortcuts} />}
    </div>
  );
}

/** Nothing waits: well done. Or nothing of what was chosen. */
function Empty({ filter, isLastPage }: { filter: CaseFilter; isLastPage: boolean }) {
  const messages = useMessages();
  const address = useAddress();
  const kind = isFiltered(filter) || isLastPage ? 'filtered' : 'all';
  return (
    <div className="fr-callout fr-mt-4w">
      <h2 className="fr-callout__title">{messages.text(`moderation.empty.${kind}.title`)}</h2>
      <p className="fr-callout__text">{messages.text(`moderation.empty.${kind}.text`)}</p>
      {kind === 'filtered' && (
        <Link className="fr-link" href={address('moderation')}>
          {messages.text('moderation.showAll')}
        </Link>
      )}
    </div>
  );
}

function Logs({ consultations }: { consultations: readonly { id: string; slug: string; title: string }[] }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section className="fr-mt-6w" aria-labelledby="journaux">
      <h2 id="journaux" className="fr-h6">
        {messages.text('moderation.logs.title')}
      </h2>
      <p>{messages.text('moderation.logs.text')}</p>
      <ul>
        {consultations.map(({ id, slug, title }) => (
          <li key={id}>
            <Link className="fr-link" lang="fr" href={address('decisionLog', { consultation: slug })}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const handle = { head: plainHead('moderation.title', undefined, true) };
