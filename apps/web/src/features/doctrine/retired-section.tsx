import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import type { RetiredSectionData } from './section.loader';
import { titleOf } from './section.title';

/** A doctrine has no place of its own: its editions are dated as its consultations are. */
const TIME_ZONE = 'Europe/Paris';

/** At the address that a retired section had: since when it is gone, why, and where its text is still read. */
export function RetiredSection({ section }: { section: RetiredSectionData }) {
  const messages = useMessages();
  const address = useAddress();
  const { consultation, doctrine, retirement, successor } = section;
  const name = titleOf(section);
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('doctrine.allContents'), href: address('consultation', { consultation }) },
        ]}
        here={name}
        hereLang="fr"
      />
      <h1 lang="fr">{name}</h1>
      <p className="fr-text--lead measure">
        {messages.text(retirement ? 'doctrine.retired.what' : 'doctrine.retired.notYet')}
      </p>
      {retirement && <Since retirement={retirement} doctrine={doctrine} />}
      {successor && <TakenOver successor={successor} doctrine={doctrine} />}
      {retirement && <p className="measure">{messages.text('doctrine.retired.said')}</p>}
      <WhereToRead section={section} />
    </div>
  );
}

interface SinceProps {
  retirement: NonNullable<RetiredSectionData['retirement']>;
  doctrine: string;
}

/** With which edition it went, and why. */
function Since({ retirement, doctrine }: SinceProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <p className="measure">
      {messages.rich(
        'doctrine.retired.since',
        {
          edition: () => (
            <Link
              href={address('release', { doctrine, release: retirement.releaseSlug }, {}, 'journal')}
              lang="fr"
            >
              {retirement.releaseLabel}
            </Link>
          ),
        },
        { date: formatDay(retirement.publishedAt, messages.language, TIME_ZONE) },
      )}
      {retirement.reason && (
        <>
          {' '}
          {messages.rich('doctrine.retired.why', {
            reason: () => <span lang="fr">{retirement.reason}</span>,
          })}
        </>
      )}
    </p>
  );
}

interface TakenOverProps {
  successor: NonNullable<RetiredSectionData['successor']>;
  doctrine: string;
}

/** The section that took its text. */
function TakenOver({ successor, doctrine }: TakenOverProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <p className="measure">
      {messages.rich('doctrine.retired.successor', {
        section: () => (
          <Link
            href={address('releaseSection', {
              doctrine,
              release: successor.releaseSlug,
              section: successor.sectionSlug,
            })}
            lang="fr"
          >
            {titleOf(successor)}
          </Link>
        ),
      })}
    </p>
  );
}

/** Its last text, what the consultation is on today, and the contributions. */
function WhereToRead({ section }: { section: RetiredSectionData }) {
  const messages = useMessages();
  const address = useAddress();
  const { consultation, doctrine, lastRelease, retirement } = section;
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
      <li>
        <Link
          className="fr-btn"
          href={address('releaseSection', {
            doctrine,
            release: lastRelease.slug,
            section: lastRelease.sectionSlug,
          })}
        >
          {messages.text(retirement ? 'doctrine.retired.lastText' : 'doctrine.retired.newText', {
            edition: lastRelease.label,
          })}
        </Link>
      </li>
      <li>
        <Link
          className="fr-btn fr-btn--secondary"
          href={address('consultation', { consultation }, {}, 'sommaire')}
        >
          {messages.text('doctrine.allContents')}
        </Link>
      </li>
      <li>
        <Link className="fr-btn fr-btn--secondary" href={address('contributions', { consultation })}>
          {messages.text('doctrine.retired.contributions')}
        </Link>
      </li>
    </ul>
  );
}
