import { useActionData, useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import { ConflictPart } from './conflict-part';
import { MarkdownField } from './markdown-field';
import { MarkdownHelp } from './markdown-help';
import { ReasonField } from './section-forms';
import { SectionState } from './section-item';
import { SectionLinks } from './section-links';
import { SectionPreview } from './section-preview';
import { useUnsaved } from './unsaved';
import { writeSectionAction, type WritingAnswer } from './write-section.action';
import { writeSectionLoader, type WriteSectionData } from './write-section.loader';

export const loader = writeSectionLoader;
export const action = writeSectionAction;

const head: HeadOf<WriteSectionData> = (messages, { text: { section } }) => ({
  title: messages.text('writing.section.title', { section: titleOf(section) }),
  isPrivate: true,
});
export const handle = { head };

/** The text of one section, being written. */
export function Component() {
  const { doctrine, text } = useLoaderData<WriteSectionData>();
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
        <Editor key={section.versionId} doctrine={doctrine} text={text} />
      )}
    </div>
  );
}

function Editor({ doctrine, text }: WriteSectionData) {
  const { section } = text;
  const messages = useMessages();
  const address = useAddress();
  const given = useActionData<WritingAnswer>();
  const answer = given?.intent === 'save' ? given : undefined;
  const unsaved = useUnsaved(messages.text('writing.unsaved'), answer);
  const here = address('writeSection', { doctrine: doctrine.slug, section: section.id });
  const base = answer?.conflict?.versionId ?? answer?.values.baseVersionId ?? section.versionId;
  return (
    <div className={answer?.preview === undefined ? undefined : 'writing-beside'}>
      <Form intent="save" onInput={unsaved.onInput} onSubmit={unsaved.onSubmit}>
        {answer?.conflict && <ConflictPart conflict={answer.conflict} here={here} />}
        {answer?.refusal?.code === 'SIGN_IN_REQUIRED' && <SignInAgain here={here} />}
        <input type="hidden" name="baseVersionId" value={base} />
        <div className="writing-names">
          <TextField
            name="number"
            label={messages.text('writing.field.number')}
            defaultValue={section.number}
            maxLength={20}
          />
          <TextField
            name="title"
            label={messages.text('writing.field.title')}
            defaultValue={section.title}
            required
            maxLength={300}
            lang="fr"
          />
        </div>
        <MarkdownField
          name="markdown"
          label={messages.text('writing.section.text')}
          hint={messages.text('writing.section.textHint')}
          defaultValue={text.markdown}
        />
        <MarkdownHelp />
        <ReasonField />
        <ul className="fr-btns-group fr-btns-group--inline-sm">
          <li>
            <Submit intent="save" sending={messages.text('forms.sending')}>
              {messages.text(answer?.conflict ? 'writing.section.saveMerged' : 'writing.section.save')}
            </Submit>
          </li>
          <li>
            <Submit
              intent="save"
              className="fr-btn fr-btn--secondary"
              name="do"
              value="preview"
              formNoValidate
            >
              {messages.text('writing.section.preview')}
            </Submit>
          </li>
        </ul>
      </Form>
      {answer?.preview !== undefined && (
        <SectionPreview html={answer.preview} remarks={answer.remarks ?? []} />
      )}
      {section.state === 'draft' && section.isPublished && <Discard base={section.versionId} />}
    </div>
  );
}

/** The session ended while one wrote: signing in beside this page, one comes back to the text. */
function SignInAgain({ here }: { here: string }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <p>
      {messages.rich('writing.section.signInAgain', {
        link: (words) => (
          <Link href={address('signIn', {}, { retour: here })} target="_blank" rel="noopener">
            {words}
          </Link>
        ),
      })}
    </p>
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
