import { Fragment } from 'react';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { WriteSectionData } from './write-section.loader';

/** From a section that is being written: its place, its history, what readers have, what is said of it, other ways to change it. */
export function SectionLinks({ doctrine, text: { section } }: Pick<WriteSectionData, 'doctrine' | 'text'>) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  const versions = { ...params, section: section.id };
  const { publishedVersionId, versionId } = section;
  const begun = section.isPublished
    ? doctrine.consultations.filter(({ state }) => state === 'open' || state === 'closed')
    : [];
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
      {section.publishedSlug && doctrine.lastRelease && (
        <li>
          <Link
            href={address('releaseSection', {
              ...params,
              release: doctrine.lastRelease.slug,
              section: section.publishedSlug,
            })}
          >
            {messages.text('writing.section.asRead')}
          </Link>
        </li>
      )}
      {begun.length > 0 && (
        <li>
          {messages.text('writing.section.comments')}{' '}
          {begun.map(({ id, slug, title }, index) => (
            <Fragment key={id}>
              {index > 0 && ' · '}
              <Link href={address('section', { consultation: slug, section: section.slug })} lang="fr">
                {title}
              </Link>
            </Fragment>
          ))}
        </li>
      )}
    </ul>
  );
}
