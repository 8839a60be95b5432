import { useEffect, useRef } from 'react';
import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { useSettings } from '../../settings';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { linkedText } from '../doctrine/section-text';
import { titleOf } from '../doctrine/section.title';
import { BackToWriting } from './back-to-writing';
import { ChangeList, ChangeSteps } from './change-list';
import { useComparison } from './comparison.address';
import { EditionCrumbs } from './edition-crumbs';
import { loadRedline, type RedlineData, VIEW_WORDS, VIEWS } from './redline.loader';
import { RedlineRows } from './redline-rows';
import { TIME_ZONE } from './times';

export const loader = loadRedline;

/** Two versions of a section, compared word by word. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const data = useLoaderData<RedlineData>();
  const { history, from, to, view, state } = data;
  const { doctrineSlug: doctrine, slug: section } = history;
  const above = {
    label: messages.text('versions.ofSection'),
    href: address('sectionVersions', { doctrine, section }),
  };
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs
        doctrine={doctrine}
        title={history.doctrineTitle}
        ancestors={[above]}
        here={messages.text('versions.comparison')}
      />
      <h1>
        {messages.rich('versions.compared', { section: () => <span lang="fr">{titleOf(history)}</span> })}
      </h1>
      <BackToWriting history={history} />
      <dl className="redline-sides">
        <Side label={messages.text('versions.from')} version={from} />
        <Side label={messages.text('versions.to')} version={to} />
      </dl>
      <Reason data={data} />
      <PrintedAddress data={data} />
      <Views data={data} />
      {state === 'waiting' && <Waiting data={data} />}
      {state === 'failed' && <p>{messages.text('versions.failed')}</p>}
      {state === 'ready' && view !== 'clean' && <ChangeList data={data} />}
      {state === 'ready' && <Text data={data} />}
    </div>
  );
}

function Side({ label, version }: { label: string; version: RedlineData['from'] }) {
  const messages = useMessages();
  const date = formatDay(version.publishedAt ?? version.createdAt, messages.language, TIME_ZONE);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {messages.text(version.publishedAt ? 'versions.publishedOn' : 'versions.draftNumber', {
          ordinal: version.ordinal,
          date,
        })}
        <Editions version={version} />
      </dd>
    </div>
  );
}

/** Why the newer text was written. */
function Reason({ data: { to } }: { data: RedlineData }) {
  const messages = useMessages();
  if (to.reason === '') return null;
  return (
    <p className="measure">
      {messages.rich('versions.because', { reasons: () => <span lang="fr">{to.reason}</span> }, { count: 1 })}
    </p>
  );
}

/** Where the comparison is found again, for who reads it on paper. */
function PrintedAddress({ data }: { data: RedlineData }) {
  const { publicUrl } = useSettings();
  const href = useComparison(data)({});
  return <p className="redline-address">{`${publicUrl}${href}`}</p>;
}

/** The latest edition that holds a version, and since which it has been the same. */
function Editions({ version: { releases } }: { version: RedlineData['from'] }) {
  const messages = useMessages();
  const [first, last] = [releases[0], releases.at(-1)];
  if (!first || !last) return null;
  const name = (label: string) => () => <span lang="fr">{label}</span>;
  return (
    <>
      {' '}
      {first === last
        ? messages.rich('versions.inEdition', { edition: name(last.label) })
        : messages.rich('versions.sameSince', { edition: name(last.label), first: name(first.label) })}
    </>
  );
}

function Views({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const href = useComparison(data);
  return (
    <nav className="redline-views" aria-label={messages.text('versions.views')}>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              href={href({ vue: VIEW_WORDS[view] })}
              aria-current={view === data.view ? 'true' : undefined}
              keepsPlace
            >
              {messages.text(`versions.view.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Texts so long that a job compares them: to come back to, with or without scripts. */
function Waiting({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const href = useComparison(data);
  return (
    <div role="status" className="measure">
      <p>{messages.text('versions.waiting')}</p>
      <p>
        <Link className="fr-btn fr-btn--secondary" href={href({})}>
          {messages.text('versions.again')}
        </Link>
      </p>
    </div>
  );
}

/** The change that was gone to is marked, and can be given the focus. */
const marked = (html: string, anchor: string | null | undefined): string =>
  anchor ? html.replace(`id="${anchor}"`, `id="${anchor}" tabindex="-1" data-current="true"`) : html;

function Text({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const address = useAddress();
  const text = useRef<HTMLDivElement>(null);
  const { history, to, view, html, rows, changes, current } = data;
  const anchor = changes[current - 1]?.anchor;
  useEffect(() => {
    if (!anchor) return;
    const element = document.getElementById(anchor);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [anchor]);
  const release = to.releases.at(-1)?.slug;
  const { doctrineSlug: doctrine } = history;
  const linked = (given: string): string =>
    marked(
      linkedText(given, (section) =>
        release
          ? address('releaseSection', { doctrine, release, section })
          : address('sectionVersions', { doctrine, section }),
      ),
      anchor,
    );
  return (
    <section aria-labelledby="comparaison" ref={text}>
      <h2 className="fr-h4" id="comparaison">
        {messages.text(`versions.text.${view}`)}
      </h2>
      {view !== 'clean' && <p className="fr-text--sm measure">{messages.text('versions.legend')}</p>}
      {view !== 'clean' && changes.length > 0 && <ChangeSteps data={data} />}
      {view === 'beside' ? (
        <RedlineRows
          rows={rows.map(({ before, after }) => ({ before: linked(before), after: linked(after) }))}
        />
      ) : (
        <SanitisedHtml className="prose redline" html={linked(html)} />
      )}
    </section>
  );
}

const head: HeadOf<RedlineData> = (messages, { history }) => ({
  title: messages.text('versions.compareTitle', { section: titleOf(history) }),
});

export const handle = { head };
