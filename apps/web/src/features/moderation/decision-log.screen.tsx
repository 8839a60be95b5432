import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { PARAMETERS } from './case-filter';
import { chainOf } from './decision-chain';
import { Reason } from './why';

const LoggedConsultationQuery = graphql(`
  query LoggedConsultation($slug: String!) {
    consultation(slug: $slug) {
      id
      slug
      title
      timeZone
    }
  }
`);

const DecisionLogQuery = graphql(`
  query DecisionLog($consultationId: ID!, $after: String) {
    decisionLog(consultationId: $consultationId, first: 50, after: $after) {
      nodes {
        id
        seq
        kind
        decidedAt
        deciderName
        rule
        caseId
        commentId
        statement
        reason {
          code
          label
        }
        previousHash
        hash
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Decision = NonNullable<ResultOf<typeof DecisionLogQuery>['decisionLog']>['nodes'][number];

export async function loader(call: LoaderFunctionArgs) {
  const after = new URL(call.request.url).searchParams.get(PARAMETERS.after);
  const { consultation } = await query(call, LoggedConsultationQuery, {
    slug: call.params.consultation ?? '',
  });
  if (!consultation) throw notFound();
  const { decisionLog } = await query(call, DecisionLogQuery, { consultationId: consultation.id, after });
  if (!decisionLog) throw notFound();
  return { consultation, log: decisionLog, after };
}

export function Component() {
  const { consultation, log, after } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const address = useAddress();
  const { nodes, pageInfo } = log;
  const here = { consultation: consultation.slug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('moderation.title'), href: address('moderation') },
        ]}
        here={messages.text('moderation.log.title')}
      />
      <h1 className="fr-mb-1w">{messages.text('moderation.log.title')}</h1>
      <p className="fr-text--lead" lang="fr">
        {consultation.title}
      </p>
      <p className="log-intro">{messages.text('moderation.log.intro')}</p>
      {nodes.length === 0 ? (
        <p className="fr-callout fr-py-2w">{messages.text('moderation.log.empty')}</p>
      ) : (
        <>
          <ChainNote decisions={nodes} />
          <LogTable decisions={nodes} timeZone={consultation.timeZone} />
        </>
      )}
      <nav aria-label={messages.text('moderation.pages')} className="fr-mt-3w case-pages">
        {after && (
          <Link className="fr-link" href={address('decisionLog', here)}>
            {messages.text('forms.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && (
          <Link
            className="fr-link"
            href={address('decisionLog', here, { [PARAMETERS.after]: pageInfo.endCursor })}
          >
            {messages.text('forms.next')}
          </Link>
        )}
      </nav>
      {nodes.length > 0 && <HowToVerify slug={consultation.slug} />}
    </div>
  );
}

/** Whether each decision of the page names the one before it. */
function ChainNote({ decisions }: { decisions: readonly Decision[] }) {
  const messages = useMessages();
  const chain = chainOf(decisions);
  return chain.isWhole ? (
    <p className="fr-badge fr-badge--success">{messages.text('moderation.log.whole')}</p>
  ) : (
    <div className="fr-alert fr-alert--error fr-mb-3w">
      <p className="fr-alert__title">{messages.text('moderation.log.brokenTitle')}</p>
      <p>{messages.text('moderation.log.broken', { seq: chain.brokenAt })}</p>
    </div>
  );
}

const COLUMNS = ['seq', 'kind', 'reason', 'when', 'who', 'hash'] as const;

function LogTable({ decisions, timeZone }: { decisions: readonly Decision[]; timeZone: string }) {
  const messages = useMessages();
  return (
    // A table wider than the screen is scrolled, by keys too.
    <div
      className="log-scroll"
      tabIndex={0}
      role="region"
      aria-label={messages.text('moderation.log.caption')}
    >
      <table className="log">
        <caption className="fr-sr-only">{messages.text('moderation.log.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'seq' ? 'figure' : undefined}>
                {messages.text(`moderation.log.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <Row key={decision.id} decision={decision} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ decision, timeZone }: { decision: Decision; timeZone: string }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { seq, kind, reason, statement, decidedAt, deciderName, rule, caseId } = decision;
  return (
    <tr>
      <th scope="row" className="figure">
        {seq}
      </th>
      <td>
        {messages.text(`moderation.decided.${kind}`)}
        {caseId && (
          <span className="queue-detail">
            <Link
              href={address('moderationCase', { case: caseId })}
              aria-label={messages.text('moderation.log.caseOf', { seq })}
            >
              {messages.text('moderation.log.case')}
            </Link>
          </span>
        )}
      </td>
      <td>
        {reason && <span lang="fr">{reason.label}</span>}
        {statement && (
          <details>
            <summary>{messages.text('moderation.author.statement')}</summary>
            <p className="said" lang="fr">
              {statement}
            </p>
          </details>
        )}
        {!reason && !statement && messages.text('moderation.log.noReason')}
      </td>
      <td>
        <time dateTime={decidedAt}>{formatInstant(decidedAt, language, timeZone)}</time>
      </td>
      <td>
        {rule ? (
          <>
            {messages.text('moderation.log.byRule')}
            <span className="queue-detail">
              <Reason code={rule} labels={{}} />
            </span>
          </>
        ) : (
          (deciderName ?? messages.text('moderation.log.byPerson'))
        )}
      </td>
      <td>
        <Hash decision={decision} />
      </td>
    </tr>
  );
}

/** Characters of a hash that tell it from others at a glance. */
const SHORT = 10;

function Hash({ decision: { hash, previousHash } }: { decision: Decision }) {
  const messages = useMessages();
  return (
    <details className="hash">
      <summary>
        <code>{hash.slice(0, SHORT)}…</code>
      </summary>
      <dl>
        <dt>{messages.text('moderation.log.hash')}</dt>
        <dd>
          <code>{hash}</code>
        </dd>
        <dt>{messages.text('moderation.log.previousHash')}</dt>
        <dd>
          <code>{previousHash}</code>
        </dd>
      </dl>
    </details>
  );
}

function HowToVerify({ slug }: { slug: string }) {
  const messages = useMessages();
  return (
    <section className="fr-mt-6w how-to-verify" aria-labelledby="verifier">
      <h2 id="verifier" className="fr-h5">
        {messages.text('moderation.verify.title')}
      </h2>
      <ol>
        {(['sealed', 'page', 'operator', 'end'] as const).map((step) => (
          <li key={step}>
            {messages.rich(
              `moderation.verify.${step}`,
              { code: (words) => <code className="command">{words}</code> },
              { slug },
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const head: HeadOf<Awaited<ReturnType<typeof loader>>> = (messages, { consultation }) => ({
  title: messages.text('moderation.log.tab', { consultation: consultation.title }),
  isPrivate: true,
});

export const handle = { head };
