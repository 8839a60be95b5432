import { useLoaderData, useLocation, type ShouldRevalidateFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { textOf } from '../../forms/values';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { titleOf } from '../doctrine/section.title';
import { SectionState } from './section-item';
import { SectionEditor } from './section-editor';
import { SectionLinks } from './section-links';
import { writeSectionAction } from './write-section.action';
import { writeSectionLoader, type WriteSectionData } from './write-section.loader';

export const loader = writeSectionLoader;
export const action = writeSectionAction;

/**
 * Keeping what is typed and showing a preview change nothing that the page shows; a colleague's text that was saved meanwhile does, and
 * comes with the refusal.
 */
export const shouldRevalidate = ({
  formData,
  actionStatus = 200,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formData && /^(keep|preview)$/.test(textOf(formData, 'do'))
    ? false
    : actionStatus === 409 || defaultShouldRevalidate;

const head: HeadOf<WriteSectionData | null> = (messages, loaded) => ({
  title: loaded
    ? messages.text('writing.section.title', { section: titleOf(loaded.text.section) })
    : messages.text('forms.refusal.SIGN_IN_REQUIRED'),
  isPrivate: true,
});
export const handle = { head };

/** The text of one section, being written. */
export function Component() {
  const loaded = useLoaderData<WriteSectionData | null>();
  return loaded ? <WrittenText {...loaded} /> : <EndedSession />;
}

function WrittenText(data: WriteSectionData) {
  const { doctrine, text, kept } = data;
  const { section } = text;
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: doctrine.title, href: address('writing', params, {}, `s-${section.id}`), lang: 'fr' },
        ]}
        here={titleOf(section)}
        hereLang="fr"
      />
      <h1 lang="fr">{titleOf(section)}</h1>
      <SectionState section={section} />
      <SectionLinks doctrine={doctrine} text={text} />
      {section.isRetired ? (
        <p>{messages.text('writing.section.retired')}</p>
      ) : (
        <SectionEditor
          key={`${section.versionId} ${kept?.updatedAt ?? ''}`}
          here={address('writeSection', { ...params, section: section.id })}
          data={data}
        />
      )}
    </div>
  );
}

/** Without scripts, whoever is signed out while they write meets the form with all that they typed: nothing else is theirs to see. */
function EndedSession() {
  const messages = useMessages();
  const { pathname } = useLocation();
  return (
    <div className="fr-container fr-mb-8w">
      <h1>{messages.text('forms.refusal.SIGN_IN_REQUIRED')}</h1>
      <SectionEditor here={pathname} data={null} />
    </div>
  );
}
