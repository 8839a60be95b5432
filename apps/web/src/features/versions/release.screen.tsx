import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { EditionOutcomes } from '../dispositions/edition-outcomes';
import { titleOf } from '../doctrine/section.title';
import { EditionCrumbs } from './edition-crumbs';
import { ContentsQuery, ReleaseChangesQuery, ReleasePageQuery, ReleasesQuery } from './edition.documents';
import { EditionList } from './edition-list';
import { SectionChanges } from './section-changes';
import { TIME_ZONE } from './times';

export async function loader(call: LoaderFunctionArgs) {
  const { doctrine = '', release: slug = '' } = call.params;
  const { releasePage: page } = await query(call, ReleasePageQuery, { doctrine, slug });
  if (!page) throw notFound();
  const { release, previous } = page;
  const [{ release: contents }, { releases }, comparison] = await Promise.all([
    query(call, ContentsQuery, { id: release.id }),
    query(call, ReleasesQuery, { doctrine }),
    previous ? query(call, ReleaseChangesQuery, { from: previous.id, to: release.id }) : null,
  ]);
  return {
    page,
    releases,
    sections: contents?.sections ?? [],
    comparison: comparison?.releaseComparison ?? null,
  };
}

type ReleaseData = Awaited<ReturnType<typeof loader>>;

/** An edition: when it was published, what changed since the one before, its contents. */
export function Component() {
  const messages = useMessages();
  const { page, releases, comparison, sections } = useLoaderData<ReleaseData>();
  const { release, doctrineSlug: doctrine, doctrineTitle } = page;
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs doctrine={doctrine} title={doctrineTitle} here={release.label} hereLang="fr" />
      <h1 lang="fr">{release.label}</h1>
      <p>
        {release.publishedAt
          ? messages.text('versions.editionPublished', {
              date: formatDay(release.publishedAt, messages.language, TIME_ZONE),
            })
          : messages.text('versions.editionDraft')}
        {release.publishedBy && ` ${messages.text('versions.editionBy', { name: release.publishedBy })}`}
      </p>
      {release.reason && (
        <p className="edition-reason">
          {messages.rich('versions.editionReason', { reason: () => <span lang="fr">{release.reason}</span> })}
        </p>
      )}
      <Consultations page={page} />
      {comparison && (
        <EditionOutcomes sections={comparison.dispositions} doctrine={doctrine} release={release.slug} />
      )}
      <section aria-labelledby="sommaire" className="fr-mt-4w">
        <h2 className="fr-h3" id="sommaire">
          {messages.text('versions.contents', { count: sections.length })}
        </h2>
        <Contents sections={sections} doctrine={doctrine} release={release.slug} />
      </section>
      <ChangeLog page={page} comparison={comparison} />
      <section aria-labelledby="editions" className="fr-mt-6w">
        <h2 className="fr-h3" id="editions">
          {messages.text('versions.editions')}
        </h2>
        <EditionList doctrine={doctrine} releases={releases} here={release.slug} />
      </section>
    </div>
  );
}

function Consultations({ page: { consultations, release } }: Pick<ReleaseData, 'page'>) {
  const messages = useMessages();
  const address = useAddress();
  if (consultations.length === 0) return null;
  return (
    <ul>
      {consultations.map(({ id, slug, title, release: held }) => (
        <li key={id}>
          {messages.text(held?.id === release.id ? 'versions.heldOn' : 'versions.concludedBy')}{' '}
          <Link href={address('consultation', { consultation: slug })} lang="fr">
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ContentsProps {
  sections: ReleaseData['sections'];
  doctrine: string;
  release: string;
}

/** Levels of the contents that are in view at once. */
const UNFOLDED = 2;

function Contents({ sections, doctrine, release }: ContentsProps) {
  const messages = useMessages();
  const address = useAddress();
  const list = (shown: ContentsProps['sections']) => (
    <ul className="edition-contents" lang="fr">
      {shown.map((section) => (
        <li key={section.id} data-depth={Math.min(section.depth, 4)}>
          <Link href={address('releaseSection', { doctrine, release, section: section.slug })}>
            {titleOf(section)}
          </Link>
        </li>
      ))}
    </ul>
  );
  const top = sections.filter(({ depth }) => depth <= UNFOLDED);
  if (top.length === sections.length) return list(sections);
  return (
    <>
      {list(top)}
      <details className="fold">
        <summary>{messages.text('versions.allContents')}</summary>
        {list(sections)}
      </details>
    </>
  );
}

/** What changed since the edition before, with the reasons that were given and where the contributions are read. */
function ChangeLog({ page, comparison }: Pick<ReleaseData, 'page' | 'comparison'>) {
  const messages = useMessages();
  const address = useAddress();
  const { previous, release, consultations, doctrineSlug: doctrine } = page;
  if (!previous || !comparison) return null;
  return (
    <section aria-labelledby="journal" className="fr-mt-6w">
      <h2 className="fr-h3" id="journal">
        {messages.text('versions.log')}
      </h2>
      <p>
        {messages.rich(
          'versions.logSince',
          {
            edition: () => (
              <Link href={address('release', { doctrine, release: previous.slug })} lang="fr">
                {previous.label}
              </Link>
            ),
          },
          { count: comparison.changes.length },
        )}{' '}
        <Link href={address('compareReleases', { doctrine }, { de: previous.slug, a: release.slug })}>
          {messages.text('versions.otherEditions')}
        </Link>
      </p>
      <SectionChanges
        comparison={comparison}
        doctrine={doctrine}
        from={previous}
        to={release}
        hasList
        consultation={consultations.find(({ release: held }) => held?.id === previous.id)}
      />
    </section>
  );
}

const head: HeadOf<ReleaseData> = (messages, { page: { release, doctrineTitle } }) => ({
  title: messages.text('versions.releaseTitle', { edition: release.label, doctrine: doctrineTitle }),
  isPrivate: release.state === 'draft',
});

export const handle = { head };
