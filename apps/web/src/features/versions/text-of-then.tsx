import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { ReleaseSectionData } from './release-section.loader';

/** On the page of an edition that is not the latest: where today's text is, and how it differs; and whose words are marked in it. */
export function TextOfThen({ data: { page, section, present, contribution } }: { data: ReleaseSectionData }) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrineSlug: doctrine, release, next } = page;
  const isOld = release.state === 'published' && next !== null;
  if (!isOld && !contribution) return null;
  const edition = () => <span lang="fr">{release.label}</span>;
  return (
    <div className="text-of-then">
      <p>
        {messages.rich(isOld ? 'versions.then.old' : 'versions.then.latest', { edition })}
        {isOld && ' '}
        {isOld &&
          (present
            ? messages.rich(
                present.versionId === section.versionId ? 'versions.then.same' : 'versions.then.present',
                {
                  present: () => (
                    <Link
                      href={address('releaseSection', {
                        doctrine,
                        release: present.release.slug,
                        section: present.slug,
                      })}
                      lang="fr"
                    >
                      {present.release.label}
                    </Link>
                  ),
                },
              )
            : messages.text('versions.then.gone'))}
      </p>
      {isOld && present && present.versionId !== section.versionId && (
        <p>
          <Link
            href={address(
              'compareVersions',
              { doctrine, section: section.id },
              { de: section.versionId, a: present.versionId },
            )}
          >
            {messages.text('versions.then.compare')}
          </Link>
        </p>
      )}
      {contribution?.section && (
        <p>
          {messages.text(contribution.author ? 'versions.then.madeBy' : 'versions.then.made', {
            name: contribution.author?.name ?? '',
          })}{' '}
          <Link
            href={address('contribution', {
              consultation: contribution.section.consultationSlug,
              comment: contribution.id,
            })}
          >
            {messages.text('versions.then.back')}
          </Link>
        </p>
      )}
    </div>
  );
}
