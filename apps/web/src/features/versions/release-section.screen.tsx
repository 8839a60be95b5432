import { useRef } from 'react';
import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { usePassageEmphasis } from '../doctrine/passage.emphasis';
import { SectionContents } from '../doctrine/section-contents';
import { SectionNeighbours } from '../doctrine/section-neighbours';
import { titleOf } from '../doctrine/section.title';
import { useIsWide, useThreadMargin } from '../doctrine/thread.margin';
import { inTextOrder, placesOf } from '../doctrine/thread.places';
import { EditionCrumbs } from './edition-crumbs';
import { EditionText } from './edition-text';
import { TextOfThen } from './text-of-then';
import { releaseSectionLoader, type ReleaseSectionData } from './release-section.loader';
import { SaidBefore } from './said-before';

export const loader = releaseSectionLoader;

/** A section's text in an edition, and beside it what was said of it on earlier ones. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const data = useLoaderData<ReleaseSectionData>();
  const { page, section, branch, headings, threads, passages, marked, chosen } = data;
  const { doctrineSlug: doctrine, release } = page;
  const hrefOf = (slug: string): string =>
    address('releaseSection', { doctrine, release: release.slug, section: slug });
  const places = placesOf({ threads: { nodes: threads }, marked }, passages);
  const whole = useRef<HTMLDivElement>(null);
  usePassageEmphasis(whole);
  const isMargin = useIsWide() && chosen === null;
  const shown = isMargin ? inTextOrder(threads, places) : threads;
  useThreadMargin(whole, isMargin, shown.map(({ root }) => root.id).join());
  const hasSaid = !data.contribution && (threads.length > 0 || chosen !== null || !data.isFirstPage);
  return (
    <div className="section-page" data-margin={chosen === null} data-alone={!hasSaid} ref={whole}>
      <div className="section-head">
        <EditionCrumbs
          doctrine={doctrine}
          title={page.doctrineTitle}
          release={release}
          ancestors={section.ancestors.map((entry) => ({
            label: titleOf(entry),
            href: hrefOf(entry.slug),
            lang: 'fr',
          }))}
          here={titleOf(section)}
          hereLang="fr"
        />
        <h1 lang="fr">{titleOf(section)}</h1>
        <TextOfThen data={data} />
        <SectionLinks data={data} hasSaid={hasSaid} />
      </div>
      <SectionContents
        headings={headings}
        branch={branch}
        sectionId={section.id}
        hrefOf={hrefOf}
        allHref={address('release', { doctrine, release: release.slug }, {}, 'sommaire')}
      />
      <div className="section-main">
        {section.html === '' ? (
          <p>{messages.text('versions.noText')}</p>
        ) : (
          <EditionText
            html={section.html}
            marked={marked}
            isOfOne={data.contribution !== null}
            sectionHref={hrefOf}
            key={section.id}
          />
        )}
        <SectionNeighbours hrefOf={hrefOf} previous={section.previous} next={section.next} />
      </div>
      {hasSaid && <SaidBefore data={data} threads={shown} places={places} />}
    </div>
  );
}

/** Where this text can be read otherwise. */
function SectionLinks({ data: { page, section }, hasSaid }: { data: ReleaseSectionData; hasSaid: boolean }) {
  const messages = useMessages();
  const address = useAddress();
  const held = page.consultations.find((consultation) => consultation.release?.id === page.release.id);
  return (
    <ul className="section-links">
      {hasSaid && (
        <li>
          <a className="section-skip" href="#discussion">
            {messages.text('doctrine.toDiscussion')}
          </a>
        </li>
      )}
      <li>
        <Link href={address('sectionVersions', { doctrine: page.doctrineSlug, section: section.slug })}>
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
  );
}

const head: HeadOf<ReleaseSectionData> = (messages, { page, section }) => ({
  title: messages.text('versions.releaseTitle', { edition: titleOf(section), doctrine: page.release.label }),
  isPrivate: page.release.state === 'draft',
});

export const handle = { head };
