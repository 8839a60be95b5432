import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { PublishReleaseData } from './publish-release.loader';

/** After an edition was published: where to read it, what is to be checked, and that consultations are not moved by it. */
export function PublishedNote({ doctrine }: Pick<PublishReleaseData, 'doctrine'>) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, lastRelease, consultations } = doctrine;
  const params = { doctrine: slug };
  if (!lastRelease) return null;
  const earlier = consultations.filter(
    ({ state, release }) => state === 'open' && release?.id !== lastRelease.id,
  );
  return (
    <div className="fr-callout work-measure">
      <h2 className="fr-callout__title fr-h5" lang="fr">
        {lastRelease.label}
      </h2>
      <ul>
        <li>
          <Link href={address('release', { ...params, release: lastRelease.slug })}>
            {messages.text('writing.published.read')}
          </Link>
        </li>
        <li>
          <Link href={address('placements', params)}>{messages.text('writing.toPlacements')}</Link>
        </li>
      </ul>
      {earlier.map(({ id, title }) => (
        <p key={id} className="fr-callout__text fr-text--md">
          {messages.rich('writing.published.earlier', { consultation: () => <span lang="fr">{title}</span> })}
        </p>
      ))}
    </div>
  );
}
