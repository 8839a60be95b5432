import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { linkedText } from '../doctrine/section-text';
import { titleOf } from '../doctrine/section.title';
import { EditionCrumbs } from './edition-crumbs';
import { ReleasePageQuery } from './edition.documents';

const SectionQuery = graphql(`
  query EditionSection($release: ID!, $slug: String!) {
    releaseSection(releaseId: $release, slug: $slug) {
      id
      slug
      number
      title
      ancestors {
        id
        slug
        number
        title
      }
      previous {
        id
        slug
        number
        title
      }
      next {
        id
        slug
        number
        title
      }
      version {
        id
        ordinal
        html
      }
    }
  }
`);

export async function loader(call: LoaderFunctionArgs) {
  const { doctrine = '', release = '', section: slug = '' } = call.params;
  const { releasePage: page } = await query(call, ReleasePageQuery, { doctrine, slug: release });
  if (!page) throw notFound();
  const { releaseSection: section } = await query(call, SectionQuery, { release: page.release.id, slug });
  if (!section) throw notFound();
  return { page, section };
}

type SectionData = Awaited<ReturnType<typeof loader>>;

/** A section's text in an edition. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { page, section } = useLoaderData<SectionData>();
  const { doctrineSlug: doctrine, release } = page;
  const at = (slug: string): string =>
    address('releaseSection', { doctrine, release: release.slug, section: slug });
  const held = page.consultations.find((consultation) => consultation.release?.id === release.id);
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs
        doctrine={doctrine}
        title={page.doctrineTitle}
        release={release}
        ancestors={section.ancestors.map((entry) => ({
          label: titleOf(entry),
          href: at(entry.slug),
          lang: 'fr',
        }))}
        here={titleOf(section)}
        hereLang="fr"
      />
      <h1 lang="fr">{titleOf(section)}</h1>
      <ul className="section-links">
        <li>
          <Link href={address('sectionVersions', { doctrine, section: section.slug })}>
            {messages.text('versions.ofSection')}
          </Link>
        </li>
        {held && (
          <li>
            <Link href={address('section', { consultation: held.slug, section: section.slug })}>
              {messages.text('versions.readInConsultation')}
            </Link>
          </li>
        )}
      </ul>
      {section.version.html === '' ? (
        <p>{messages.text('versions.noText')}</p>
      ) : (
        <SanitisedHtml className="prose" html={linkedText(section.version.html, at)} />
      )}
      {(section.previous ?? section.next) && (
        <nav className="section-neighbours" aria-label={messages.text('doctrine.neighbours')}>
          {section.previous && (
            <Link href={at(section.previous.slug)} rel="prev">
              <span className="section-neighbour fr-icon-arrow-left-line">
                {messages.text('doctrine.previous')}
              </span>
              <span lang="fr">{titleOf(section.previous)}</span>
            </Link>
          )}
          {section.next && (
            <Link href={at(section.next.slug)} rel="next">
              <span className="section-neighbour section-neighbour--next fr-icon-arrow-right-line">
                {messages.text('doctrine.next')}
              </span>
              <span lang="fr">{titleOf(section.next)}</span>
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

const head: HeadOf<SectionData> = (messages, { page, section }) => ({
  title: messages.text('versions.releaseTitle', { edition: titleOf(section), doctrine: page.release.label }),
  isPrivate: page.release.state === 'draft',
});

export const handle = { head };
