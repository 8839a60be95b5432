import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { TIME_ZONE } from './times';

interface EditionListProps {
  doctrine: string;
  releases: readonly { slug: string; label: string; publishedAt: string | null; reason: string }[];
  /** The edition of this page. */
  here?: string;
}

/** The editions of a doctrine, the latest first. */
export function EditionList({ doctrine, releases, here }: EditionListProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <ul className="edition-list">
      {releases.map(({ slug, label, publishedAt, reason }) => (
        <li key={slug}>
          <Link
            href={address('release', { doctrine, release: slug })}
            aria-current={slug === here ? 'page' : undefined}
            lang="fr"
          >
            {label}
          </Link>
          <span>
            {', '}
            {publishedAt
              ? messages.text('versions.editionOf', {
                  date: formatDay(publishedAt, messages.language, TIME_ZONE),
                })
              : messages.text('versions.editionDraft')}
          </span>
          {reason && (
            <p className="edition-reason" lang="fr">
              {reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
