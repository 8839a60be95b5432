import { useActionData } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { ConflictPart } from './conflict-part';
import { MarkdownField } from './markdown-field';
import { MarkdownHelp } from './markdown-help';
import { ReasonField } from './section-forms';
import { SectionPreview } from './section-preview';
import { useUnsaved } from './unsaved';
import type { WritingAnswer } from './write-section.action';

interface SectionEditorProps {
  /** The section's own address. */
  here: string;
  /** What is edited; once the session has ended only what was typed is known, and comes back by the answer. */
  text: { versionId: string; number: string; title: string; markdown: string };
}

/** The form that saves a text or shows what it would look like. */
export function SectionEditor({ here, text }: SectionEditorProps) {
  const messages = useMessages();
  const given = useActionData<WritingAnswer>();
  const answer = given?.intent === 'save' ? given : undefined;
  const unsaved = useUnsaved(messages.text('writing.unsaved'), answer);
  const base = answer?.conflict?.versionId ?? answer?.values.baseVersionId ?? text.versionId;
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
            defaultValue={text.number}
            maxLength={20}
          />
          <TextField
            name="title"
            label={messages.text('writing.field.title')}
            defaultValue={text.title}
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
