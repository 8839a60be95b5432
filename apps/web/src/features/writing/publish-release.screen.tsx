import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { OfWhat } from '../../shell/of-what';
import { titleOf } from '../doctrine/section.title';
import { PublishForm } from './publish-form';
import { PublishedNote } from './published-note';
import {
  publishReleaseAction,
  publishReleaseLoader,
  type PublishReleaseData,
} from './publish-release.loader';
import { TIME_ZONE } from './writing.loader';

export const loader = publishReleaseLoader;
export const action = publishReleaseAction;

const head: HeadOf<PublishReleaseData> = (messages, { doctrine }) => ({
  title: messages.text('writing.publish.headTitle', { doctrine: doctrine.title }),
  isPrivate: true,
});
export const handle = { head };

/** What the next edition would change, and the form that publishes it. */
export function Component() {
  const { doctrine, changes, counts, commentsConcerned, placements, threads, isJustPublished } =
    useLoaderData<PublishReleaseData>();
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  const { lastRelease } = doctrine;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: doctrine.title, href: address('writing', params), lang: 'fr' },
        ]}
        here={messages.text('writing.publish.title')}
      />
      <h1>{messages.text('writing.publish.title')}</h1>
      {isJustPublished && <PublishedNote doctrine={doctrine} />}
      {lastRelease?.publishedAt && (
        <p className="work-measure">
          {messages.text('writing.publish.last', {
            label: lastRelease.label,
            when: formatInstant(lastRelease.publishedAt, language, TIME_ZONE),
          })}{' '}
          {placements && (
            <Placements
              placements={placements}
              isJustPublished={isJustPublished}
              href={address('placements', params)}
            />
          )}
        </p>
      )}
      <h2 className="fr-h4">{messages.text('writing.publish.changes')}</h2>
      {changes.length === 0 ? (
        <p>
          {messages.text('writing.publish.nothing')}{' '}
          <Link href={address('writing', params)}>{messages.text('writing.publish.back')}</Link>
        </p>
      ) : (
        <>
          <ul>
            {counts.map(({ kind, count }) => (
              <li key={kind}>{messages.text(`writing.publish.count.${kind}`, { count })}</li>
            ))}
            <li>
              {messages.text('writing.publish.toPlace', { count: threads })}{' '}
              {messages.text('writing.publish.comments', { count: commentsConcerned })}
            </li>
          </ul>
          <ChangesTable changes={changes} doctrine={doctrine.slug} />
          <h2 className="fr-h4 fr-mt-4w">{messages.text('writing.publish.edition')}</h2>
          <PublishForm doctrineId={doctrine.id} />
        </>
      )}
    </div>
  );
}

interface PlacementsProps {
  placements: NonNullable<PublishReleaseData['placements']>;
  isJustPublished: boolean;
  /** Where those that wait are settled. */
  href: string;
}

/** How far the comments are with the last edition: their places are found by a job. */
function Placements({ placements, isJustPublished, href }: PlacementsProps) {
  const messages = useMessages();
  const { exact, moved, fuzzy, changed, lost, unplaced, waiting } = placements;
  const placed = exact + moved + fuzzy + changed + lost;
  // An edition from before comments were placed has none, and waits for none.
  if (placed + unplaced === 0 || (placed === 0 && !isJustPublished)) return null;
  return (
    <span>
      {messages.text('writing.publish.placed', { placed, all: placed + unplaced })}{' '}
      {waiting > 0 && <Link href={href}>{messages.text('writing.publish.waiting', { count: waiting })}</Link>}
    </span>
  );
}

interface ChangesTableProps {
  changes: PublishReleaseData['changes'];
  doctrine: string;
}

function ChangesTable({ changes, doctrine }: ChangesTableProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <div className="scroll-table" role="region" aria-labelledby="changes" tabIndex={0}>
      <table className="work-table">
        <caption id="changes">{messages.text('writing.publish.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('writing.publish.section')}</th>
            <th scope="col">{messages.text('writing.publish.what')}</th>
            <th scope="col">{messages.text('versions.comparison')}</th>
            <th scope="col" className="figure">
              {messages.text('writing.publish.commentCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.sectionId}>
              <th scope="row" lang="fr">
                <Link href={address('writeSection', { doctrine, section: change.sectionId })}>
                  {titleOf(change)}
                </Link>
              </th>
              <td>{change.changes.map((kind) => messages.text(`writing.change.${kind}`)).join(', ')}</td>
              <td>
                <Redline change={change} doctrine={doctrine} />
              </td>
              <td className="figure">{change.commentCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** To the comparison with the last edition, where both have a text and it is not the same. */
function Redline({
  change: { sectionId: section, fromVersionId, toVersionId, ...named },
  doctrine,
}: {
  change: PublishReleaseData['changes'][number];
  doctrine: string;
}) {
  const messages = useMessages();
  const address = useAddress();
  if (!fromVersionId || !toVersionId || fromVersionId === toVersionId) return null;
  return (
    <Link href={address('compareVersions', { doctrine, section }, { de: fromVersionId, a: toVersionId })}>
      {messages.text('versions.compareSection')}
      <OfWhat>{titleOf(named)}</OfWhat>
    </Link>
  );
}
