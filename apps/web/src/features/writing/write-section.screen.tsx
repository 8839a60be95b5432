import { useEffect, useRef } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { titleOf } from '../doctrine/section.title';
import { ConflictPart } from './conflict-part';
import { MarkdownField } from './markdown-field';
import { ReasonField } from './section-forms';
import { SectionState } from './section-item';
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
      <ul className="writing-links">
        <li>
          <Link href={address('writing', params, { section: section.id }, `s-${section.id}`)}>
            {messages.text('writing.section.organise')}
          </Link>
        </li>
        <li>
          <Link href={address('sectionVersions', { ...params, section: section.id })}>
            {messages.text('writing.section.history')}
          </Link>
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
    <>
      <Form intent="save" onInput={unsaved.onInput} onSubmit={unsaved.onSubmit}>
        {answer?.conflict && <ConflictPart conflict={answer.conflict} here={here} />}
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
      {answer?.preview !== undefined && <Preview html={answer.preview} />}
      {section.state === 'draft' && section.isPublished && <Discard base={section.versionId} />}
    </>
  );
}

/** The text as it would be read; it takes the focus when it appears. */
function Preview({ html }: { html: string }) {
  const messages = useMessages();
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.focus(), [html]);
  return (
    <section className="writing-preview" aria-labelledby="apercu" tabIndex={-1} ref={part}>
      <h2 className="fr-h4" id="apercu">
        {messages.text('writing.section.previewTitle')}
      </h2>
      {html === '' ? (
        <p>{messages.text('writing.section.previewEmpty')}</p>
      ) : (
        <SanitisedHtml className="prose" html={html} />
      )}
    </section>
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
