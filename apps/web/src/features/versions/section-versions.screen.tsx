import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { linkedText } from '../doctrine/section-text';
import { titleOf } from '../doctrine/section.title';
import { BackToWriting } from './back-to-writing';
import { EditionCrumbs } from './edition-crumbs';
import { HistoryFragment } from './history.fragment';
import { type Version, VersionList } from './version-list';

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
      <BackToWriting history={history} />
      {!history.isCurrent && <p className="measure">{messages.text('versions.noLonger')}</p>}
      <Choice history={history} />
      {read && html !== null && <ReadVersion history={history} read={read} html={html} />}
    </div>
  );
}

/** Two versions to choose. */
function Choice({ history }: Pick<Versions, 'history'>) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrineSlug: doctrine, id: section, versions } = history;
  const isComparable = versions.length > 1;
  return (
    <Form method="get" action={address('compareVersions', { doctrine, section })}>
      {!isComparable && <p>{messages.text('versions.onlyOne')}</p>}
      {hasGaps(versions) && <p className="measure">{messages.text('versions.gaps')}</p>}
      <VersionList history={history} />
      {isComparable && (
        <button type="submit" className="fr-btn fr-mt-3w">
          {messages.text('versions.compareChosen')}
        </button>
      )}
    </Form>
  );
}

/** Drafts count, and readers are not shown them. */
const hasGaps = (versions: readonly Version[]): boolean =>
  versions.some(({ ordinal }, at) => ordinal - (versions[at + 1]?.ordinal ?? 0) > 1);

function ReadVersion({ history, read, html }: { history: Versions['history']; read: Version; html: string }) {
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
