import { useAddress } from '../../addresses';
import type { ResultOf } from '../../api/graphql';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { excerptOf } from '../doctrine/excerpt';
import type { HistoryFragment } from './history.fragment';
import { TIME_ZONE } from './times';

export type History = ResultOf<typeof HistoryFragment>;
export type Version = History['versions'][number];

/** Characters of a reason beyond which it is folded. */
const LONG_REASON = 220;

/** The versions of a section, the latest first: when, by whom and why each was made; two of them to be chosen for a comparison. */
export function VersionList({ history: { doctrineSlug, slug, versions } }: { history: History }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <ul className="version-list" aria-label={messages.text('versions.caption')}>
      {versions.map((version, at) => (
        <li key={version.id}>
          <div className="version-said">
            <p className="version-name">
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
            </p>
            <p>
              {messages.text(version.publishedAt ? 'versions.publishedBy' : 'versions.draftBy', {
                date: formatDay(version.publishedAt ?? version.createdAt, messages.language, TIME_ZONE),
                by: version.authorName ?? messages.text(`versions.madeBy.${version.madeBy}`),
              })}
            </p>
            <Reason reason={version.reason} />
            {version.releases.length > 0 && (
              <p>
                {messages.text('versions.inEditions', { count: version.releases.length })}{' '}
                {version.releases.map((release, place) => (
                  <span key={release.slug}>
                    {place > 0 && ', '}
                    <Link
                      href={address('release', { doctrine: doctrineSlug, release: release.slug })}
                      lang="fr"
                    >
                      {release.label}
                    </Link>
                  </span>
                ))}
              </p>
            )}
          </div>
          {versions.length > 1 && <Sides version={version} at={at} />}
        </li>
      ))}
    </ul>
  );
}

function Reason({ reason }: Pick<Version, 'reason'>) {
  const messages = useMessages();
  if (reason === '') return null;
  if (reason.length <= LONG_REASON)
    return (
      <p>
        {messages.rich('versions.because', { reasons: () => <span lang="fr">{reason}</span> }, { count: 1 })}
      </p>
    );
  return (
    <details>
      <summary>
        {messages.rich(
          'versions.because',
          { reasons: () => <span lang="fr">{excerptOf(reason, LONG_REASON / 2)}</span> },
          { count: 1 },
        )}
      </summary>
      <p lang="fr">{reason}</p>
    </details>
  );
}

/** The latest version and the one before it are chosen already. */
function Sides({ version, at }: { version: Version; at: number }) {
  const messages = useMessages();
  return (
    <div className="version-sides">
      {(['de', 'a'] as const).map((name, side) => (
        <label key={name}>
          <input
            type="radio"
            name={name}
            value={version.id}
            defaultChecked={at === 1 - side}
            aria-label={messages.text(name === 'de' ? 'versions.fromThis' : 'versions.toThis', {
              ordinal: version.ordinal,
            })}
          />
          {messages.text(name === 'de' ? 'versions.from' : 'versions.to')}
        </label>
      ))}
    </div>
  );
}
