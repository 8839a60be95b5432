import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatInstant, formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import { TIME_ZONE } from '../writing/writing.loader';
import { GROUPS, type ListedPlacement, placementsLoader, type PlacementsData } from './placements.loader';

export const loader = placementsLoader;

const head: HeadOf<PlacementsData> = (messages, { doctrine }) => ({
  title: messages.text('placements.headTitle', { doctrine: doctrine.title }),
  isPrivate: true,
});
export const handle = { head };

/** Characters of a contribution and of its passage in the list. */
const EXCERPT = 160;

const excerpt = (text: string): string =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')}…` : text;

/** Contributions of which a person has to say where they stand in an edition; and all others, by what became of them. */
export function Component() {
  const { doctrine, releases, release, group, counts, placements, next } = useLoaderData<PlacementsData>();
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: doctrine.title, href: address('writing', params), lang: 'fr' },
        ]}
        here={messages.text('placements.title')}
      />
      <h1>{messages.text('placements.title')}</h1>
      <p className="fr-text--lead work-measure">{messages.text('placements.lead')}</p>
      {releases.length > 1 && (
        <nav aria-label={messages.text('placements.editions')}>
          <ul className="placement-editions">
            {releases.map(({ id, slug, label }) => (
              <li key={id}>
                <Link
                  className="fr-link"
                  lang="fr"
                  href={address('placements', params, { edition: slug })}
                  aria-current={id === release?.id ? 'true' : undefined}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Groups />
      {counts && counts.unplaced > 0 && (
        <p className="fr-text--sm">{messages.text('placements.underWay', { count: counts.unplaced })}</p>
      )}
      {placements.length === 0 ? (
        <p className="fr-callout__text work-measure">
          {messages.text(
            release
              ? group === 'waiting'
                ? 'placements.none'
                : 'placements.noneInGroup'
              : 'placements.noEdition',
          )}
        </p>
      ) : (
        <>
          <h2 className="fr-h4" id="list">
            {messages.text(`placements.group.${group}`, { count: counts?.[group] ?? 0 })}
          </h2>
          <ol className="placement-list" aria-labelledby="list">
            {placements.map((placement) => (
              <Listed key={placement.id} placement={placement} doctrine={doctrine.slug} />
            ))}
          </ol>
        </>
      )}
      {next && (
        <p>
          <Link
            className="fr-btn fr-btn--secondary"
            href={address('placements', params, { edition: release?.slug, groupe: group, apres: next })}
          >
            {messages.text('placements.next')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** How many there are of each group, each a link to them. */
function Groups() {
  const { doctrine, release, group, counts } = useLoaderData<PlacementsData>();
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  if (!counts || !release) return null;
  return (
    <nav aria-label={messages.text('placements.groups')}>
      <ul className="placement-groups">
        {GROUPS.map((one) => (
          <li key={one}>
            <Link
              href={address(
                'placements',
                { doctrine: doctrine.slug },
                { edition: release.slug, groupe: one === 'waiting' ? null : one },
              )}
              aria-current={one === group ? 'true' : undefined}
            >
              <span>{messages.text(`placements.status.${one}`)}</span>{' '}
              <span className="placement-count">{formatNumber(counts[one], language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Listed({ placement, doctrine }: { placement: ListedPlacement; doctrine: string }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { id, status, isCertain, isSettled, comment } = placement;
  const revision = comment?.revision;
  const quote = comment?.anchor.quote?.exact;
  return (
    <li>
      <article aria-labelledby={`p-${id}`}>
        <h3 className="fr-h6 fr-mb-1v" id={`p-${id}`}>
          <Link href={address('placement', { doctrine, placement: id })}>
            {revision ? (
              <span lang="fr">{revision.title ?? excerpt(revision.body)}</span>
            ) : (
              messages.text('placements.untitled')
            )}
          </Link>
        </h3>
        <p className="fr-text--sm work-facts">
          <span className="fr-badge fr-badge--sm fr-badge--no-icon">
            {messages.text(isCertain ? `placements.status.${status}` : `placements.proposed.${status}`)}
          </span>
          {isSettled && <span>{messages.text('placements.bySomebody')}</span>}
          {comment && (
            <span>
              {comment.author && <span lang="fr">{comment.author.name}</span>}
              {comment.author && ', '}
              {formatInstant(comment.createdAt, language, TIME_ZONE)}
            </span>
          )}
          <span lang="fr">{titleOf({ number: placement.sectionNumber, title: placement.sectionTitle })}</span>
        </p>
        {quote && (
          <p className="fr-mb-0 work-measure">
            <q lang="fr">{excerpt(quote)}</q>
          </p>
        )}
      </article>
    </li>
  );
}
