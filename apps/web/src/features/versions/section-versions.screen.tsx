import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { linkedText } from '../doctrine/section-text';
import { titleOf } from '../doctrine/section.title';
import { EditionCrumbs } from './edition-crumbs';
import { HistoryFragment } from './history.fragment';
import { TIME_ZONE } from './times';

const HistoryQuery = graphql(
  `
    query SectionHistory($doctrine: String!, $section: String!) {
      sectionHistory(doctrineSlug: $doctrine, section: $section) {
        ...History
      }
    }
  `,
  [HistoryFragment],
);

const VersionQuery = graphql(`
  query OldVersion($id: ID!) {
    sectionVersion(id: $id) {
      id
      html
    }
  }
`);

export async function loader(call: LoaderFunctionArgs) {
  const { doctrine = '', section = '' } = call.params;
  const { sectionHistory: history } = await query(call, HistoryQuery, { doctrine, section });
  if (!history) throw notFound();
  const wanted = new URL(call.request.url).searchParams.get('version');
  const read = history.versions.find(({ id }) => id === wanted) ?? null;
  if (wanted && !read) throw notFound();
  const text = read && (await query(call, VersionQuery, { id: read.id })).sectionVersion;
  return { history, read, html: text?.html ?? null };
}

type Versions = Awaited<ReturnType<typeof loader>>;

/** The versions of a section, to be read or compared two by two. */
export function Component() {
  const messages = useMessages();
  const { history, read, html } = useLoaderData<Versions>();
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs
        doctrine={history.doctrineSlug}
        title={history.doctrineTitle}
        here={messages.text('versions.ofSection')}
      />
      <h1>{messages.rich('versions.of', { section: () => <span lang="fr">{titleOf(history)}</span> })}</h1>
      {!history.isCurrent && <p className="measure">{messages.text('versions.noLonger')}</p>}
      <Choice history={history} />
      {read && html !== null && <ReadVersion history={history} read={read} html={html} />}
    </div>
  );
}

/** Two versions to choose; the latest and the one before it are chosen already. */
function Choice({ history: { doctrineSlug, id, slug, versions } }: Pick<Versions, 'history'>) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: doctrineSlug, section: id };
  const isComparable = versions.length > 1;
  return (
    <Form method="get" action={address('compareVersions', params)}>
      {!isComparable && <p>{messages.text('versions.onlyOne')}</p>}
      <div
        className="versions-scroll"
        tabIndex={0}
        role="group"
        aria-label={messages.text('versions.caption')}
      >
        <table className="versions-table">
          <caption className="fr-sr-only">{messages.text('versions.caption')}</caption>
          <thead>
            <tr>
              {isComparable && <th scope="col">{messages.text('versions.from')}</th>}
              {isComparable && <th scope="col">{messages.text('versions.to')}</th>}
              <th scope="col">{messages.text('versions.version')}</th>
              <th scope="col">{messages.text('versions.date')}</th>
              <th scope="col">{messages.text('versions.maker')}</th>
              <th scope="col">{messages.text('versions.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version, at) => (
              <tr key={version.id}>
                {isComparable &&
                  (['de', 'a'] as const).map((name, side) => (
                    <td key={name}>
                      <input
                        type="radio"
                        name={name}
                        value={version.id}
                        defaultChecked={at === 1 - side}
                        aria-label={messages.text(name === 'de' ? 'versions.fromThis' : 'versions.toThis', {
                          ordinal: version.ordinal,
                        })}
                      />
                    </td>
                  ))}
                <th scope="row">
                  <Link
                    href={address(
                      'sectionVersions',
                      { doctrine: doctrineSlug, section: slug },
                      { version: version.id },
                      'texte',
                    )}
                  >
                    {messages.text('versions.number', { ordinal: version.ordinal })}
                  </Link>
                </th>
                <td>
                  {version.publishedAt
                    ? formatDay(version.publishedAt, messages.language, TIME_ZONE)
                    : messages.text('versions.draftOf', {
                        date: formatDay(version.createdAt, messages.language, TIME_ZONE),
                      })}
                </td>
                <td>{version.authorName ?? messages.text(`versions.madeBy.${version.madeBy}`)}</td>
                <td lang="fr">
                  {!version.releases.some(({ label }) => label === version.reason) && version.reason}
                  {version.releases.map((release) => (
                    <span className="versions-edition" key={release.slug}>
                      <Link href={address('release', { doctrine: doctrineSlug, release: release.slug })}>
                        {release.label}
                      </Link>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isComparable && (
        <button type="submit" className="fr-btn fr-mt-3w">
          {messages.text('versions.compareChosen')}
        </button>
      )}
    </Form>
  );
}

function ReadVersion({
  history,
  read,
  html,
}: {
  history: Versions['history'];
  read: Versions['history']['versions'][number];
  html: string;
}) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrineSlug: doctrine } = history;
  return (
    <section className="fr-mt-6w" id="texte" aria-labelledby="texte-titre">
      <h2 className="fr-h3" id="texte-titre">
        {messages.rich(
          'versions.reading',
          { title: () => <span lang="fr">{read.title}</span> },
          { ordinal: read.ordinal },
        )}
      </h2>
      <SanitisedHtml
        className="prose"
        html={linkedText(html, (section) => address('sectionVersions', { doctrine, section }))}
      />
    </section>
  );
}

const head: HeadOf<Versions> = (messages, { history }) => ({
  title: messages.text('versions.title', { section: titleOf(history) }),
});

export const handle = { head };
