import { useLoaderData, useLocation } from 'react-router';
import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
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

function WrittenText({ doctrine, text }: WriteSectionData) {
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
          key={section.versionId}
          here={address('writeSection', { ...params, section: section.id })}
          text={{ ...section, markdown: text.markdown }}
        />
      )}
      {section.state === 'draft' && section.isPublished && <Discard base={section.versionId} />}
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
      <SectionEditor here={pathname} text={{ versionId: '', number: '', title: '', markdown: '' }} />
    </div>
  );
}

/** The way back to what readers have: what was drafted stays in the history. */
function Discard({ base }: { base: string }) {
  const messages = useMessages();
  return (
    <details className="writing-part fr-mt-4w">
      <summary>{messages.text('writing.discard.title')}</summary>
      <Form intent="discard">
        <input type="hidden" name="baseVersionId" value={base} />
        <p>{messages.text('writing.discard.what')}</p>
        <Submit
          intent="discard"
          className="fr-btn fr-btn--secondary"
          sending={messages.text('forms.sending')}
        >
          {messages.text('writing.discard.do')}
        </Submit>
      </Form>
    </details>
  );
}
