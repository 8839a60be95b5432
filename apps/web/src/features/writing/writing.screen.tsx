import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form } from '../../forms/form';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import { ActsList } from './acts-list';
import { AddForm } from './section-forms';
import { RetiredSections } from './retired-sections';
import { SectionItem, SectionTree } from './section-item';
import { writingAction } from './writing.action';
import { TIME_ZONE, writingLoader, type WritingData } from './writing.loader';

export const loader = writingLoader;
export const action = writingAction;
/** What is refused is often so because of what others did meanwhile: the tree is read again, to be seen as it is. */
export const shouldRevalidate = (): boolean => true;

const head: HeadOf<WritingData> = (messages, { doctrine }) => ({
  title: messages.text('writing.title', { doctrine: doctrine.title }),
  isPrivate: true,
});
export const handle = { head };

/** A doctrine as it is being written: its sections, how each stands, and what can be done with the tree. */
export function Component() {
  const data = useLoaderData<WritingData>();
  const { doctrine, sections, retired, acts } = data;
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { lastRelease } = doctrine;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
        ]}
        here={doctrine.title}
        hereLang="fr"
      />
      <h1 lang="fr">{doctrine.title}</h1>
      <p className="fr-text--lead work-measure">
        {messages.text('writing.drafts', { count: doctrine.draftCount })}{' '}
        {lastRelease?.publishedAt
          ? messages.text('writing.lastRelease', {
              label: lastRelease.label,
              when: formatInstant(lastRelease.publishedAt, language, TIME_ZONE),
            })
          : messages.text('writing.noRelease')}
      </p>
      <WaysOn doctrine={doctrine.slug} />
      <Sections data={data} />
      <h2 className="fr-h4 fr-mt-6w" id="ajouter">
        {messages.text('writing.add.title')}
      </h2>
      <AddForm data={data} />
      <RetiredSections retired={retired} sections={sections} />
      <ActsList
        acts={acts}
        titles={new Map([...sections, ...retired].map((one) => [one.id, titleOf(one)]))}
      />
    </div>
  );
}

/** To all else that is done with a doctrine. */
function WaysOn({ doctrine }: { doctrine: string }) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine };
  return (
    <>
      <ul className="fr-btns-group fr-btns-group--inline-sm">
        <li>
          <Link className="fr-btn" href={address('publishRelease', params)}>
            {messages.text('writing.toPublication')}
          </Link>
        </li>
        <li>
          <Link className="fr-btn fr-btn--secondary" href={address('imports', params)}>
            {messages.text('writing.toImports')}
          </Link>
        </li>
        <li>
          <a className="fr-btn fr-btn--secondary" href="#ajouter">
            {messages.text('writing.add.title')}
          </a>
        </li>
      </ul>
      <ul className="writing-links">
        <li>
          <Link href={address('placements', params)}>{messages.text('writing.toPlacements')}</Link>
        </li>
        <li>
          <Link href={address('compareReleases', params)}>{messages.text('versions.editionsCompared')}</Link>
        </li>
      </ul>
    </>
  );
}

/** The tree, or the sections that were looked for. */
function Sections({ data }: { data: WritingData }) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrine, sections, found, looked } = data;
  return (
    <>
      <h2 className="fr-h4 fr-mt-3w">{messages.text('writing.sections')}</h2>
      <Form intent="look" method="get" className="writing-search" key={looked}>
        <TextField
          name="recherche"
          type="search"
          label={messages.text('writing.search')}
          defaultValue={looked}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          {messages.text('writing.searchDo')}
        </button>
      </Form>
      {found ? (
        <>
          <p role="status">
            {messages.text('writing.found', { count: found.length })}{' '}
            <Link href={address('writing', { doctrine: doctrine.slug })}>
              {messages.text('writing.showAll')}
            </Link>
          </p>
          <ul className="writing-tree">
            {found.map((section) => (
              <SectionItem key={section.id} section={section} data={data} />
            ))}
          </ul>
        </>
      ) : sections.length === 0 ? (
        <p>{messages.text('writing.none')}</p>
      ) : (
        <SectionTree data={data} />
      )}
    </>
  );
}
