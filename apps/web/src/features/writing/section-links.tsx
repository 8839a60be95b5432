import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { WriteSectionData } from './write-section.loader';

/** From a section that is being written: its place, its history, what readers have, what is said of it, other ways to change it. */
export function SectionLinks({ doctrine, text: { section } }: WriteSectionData) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  const versions = { ...params, section: section.id };
  const { publishedVersionId, versionId } = section;
  return (
    <ul className="writing-links">
      <li>
        <Link href={address('writing', params, { section: section.id }, `s-${section.id}`)}>
          {messages.text('writing.section.organise')}
        </Link>
      </li>
      {publishedVersionId && publishedVersionId !== versionId && (
        <li>
          <Link href={address('compareVersions', versions, { de: publishedVersionId, a: versionId })}>
            {messages.text('writing.section.comparePublished')}
          </Link>
        </li>
      )}
      <li>
        <Link href={address('sectionVersions', versions)}>{messages.text('writing.section.history')}</Link>
      </li>
      {!section.isRetired && (
        <li>
          <Link href={address('imports', params, { section: section.id })}>
            {messages.text('writing.section.import')}
          </Link>
        </li>
      )}
      <li>
        <Link href={address('placements', params)}>{messages.text('writing.toPlacements')}</Link>
      </li>
      <li>
        <Link href={address('publishRelease', params)}>{messages.text('writing.toPublication')}</Link>
      </li>
      {section.isPublished &&
        doctrine.consultations.map(({ id, slug, title }) => (
          <li key={id}>
            <Link href={address('section', { consultation: slug, section: section.slug })}>
              {messages.text('writing.section.comments')} <span lang="fr">{title}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
