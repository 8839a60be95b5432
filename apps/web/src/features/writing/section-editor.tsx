import { useActionData } from 'react-router';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { ConflictPart } from './conflict-part';
import { DoubtsPart } from './doubts-part';
import { useKeeping } from './keeping';
import { FoldedAct } from './folded-act';
import { KeepingNote, KeptWords, SignInAgain } from './kept-notes';
import { MarkdownField } from './markdown-field';
import { MarkdownHelp } from './markdown-help';
import { ReasonField } from './reason-field';
import { SectionPreview } from './section-preview';
import type { WritingAnswer } from './write-section.action';
import type { WriteSectionData } from './write-section.loader';

interface SectionEditorProps {
  /** The section's own address. */
  here: string;
  /** What is edited; null once the session has ended: only what was typed is known then, and comes back by the answer. */
  data: WriteSectionData | null;
}

/** The form that saves a text or shows what it would look like; what is typed in it is kept meanwhile. */
export function SectionEditor({ here, data }: SectionEditorProps) {
  const messages = useMessages();
  const given = useActionData<WritingAnswer>();
  const answer = given?.intent === 'save' ? given : undefined;
  const section = data?.text.section;
  // What comes back with an answer is newer than what was kept before.
  const kept = answer ? null : data?.kept;
  const start = kept ?? { ...section, markdown: data?.text.markdown, reason: '' };
  const keeping = useKeeping(`writing:${here}`, {
    question: messages.text('writing.unsaved'),
    answer: answer?.preview === undefined ? answer : undefined,
  });
  const base =
    answer?.conflict?.versionId ?? answer?.values.baseVersionId ?? kept?.baseVersionId ?? section?.versionId;
  return (
    <div className={answer?.preview === undefined ? undefined : 'writing-beside'}>
      {kept && (
        <KeptWords
          kept={kept}
          isOutdated={kept.baseVersionId !== section?.versionId}
          onDiscard={keeping.onDiscard}
        />
      )}
      <Form intent="save" ref={keeping.form} onInput={keeping.onInput} onSubmit={keeping.onSubmit}>
        {answer?.conflict && <ConflictPart conflict={answer.conflict} />}
        {answer?.doubts && data && <DoubtsPart doubts={answer.doubts} data={data} />}
        {answer?.refusal?.code === 'SIGN_IN_REQUIRED' && (
          <SignInAgain here={here} words="writing.section.signInAgain" />
        )}
        <input type="hidden" name="baseVersionId" value={base ?? ''} />
        <Fields start={start} />
        <KeepingNote {...keeping} here={here} />
        <Buttons isMerge={Boolean(answer?.conflict)} />
      </Form>
      {answer?.preview !== undefined && (
        <SectionPreview html={answer.preview} remarks={answer.remarks ?? []} />
      )}
      {section?.state === 'draft' && section.isPublished && (
        <Discard base={section.versionId} onDiscard={keeping.onDiscard} />
      )}
    </div>
  );
}

interface FieldsProps {
  /** What stands in them at first. */
  start: { number?: string; title?: string; markdown?: string; reason: string };
}

function Fields({ start }: FieldsProps) {
  const messages = useMessages();
  return (
    <>
      <div className="writing-names">
        <TextField name="number" label={messages.text('writing.field.number')} defaultValue={start.number} />
        <TextField
          name="title"
          label={messages.text('writing.field.title')}
          defaultValue={start.title}
          required
          lang="fr"
        />
      </div>
      <MarkdownField
        name="markdown"
        label={messages.text('writing.section.text')}
        hint={messages.text('writing.section.textHint')}
        defaultValue={start.markdown ?? ''}
      />
      <MarkdownHelp />
      <ReasonField defaultValue={start.reason} />
    </>
  );
}

/** Saving, and looking at it before. */
function Buttons({ isMerge }: { isMerge: boolean }) {
  const messages = useMessages();
  return (
    <ul className="fr-btns-group fr-btns-group--inline-sm">
      <li>
        <Submit intent="save" sending={messages.text('forms.sending')}>
          {messages.text(isMerge ? 'writing.section.saveMerged' : 'writing.section.save')}
        </Submit>
      </li>
      <li>
        <Submit intent="save" className="fr-btn fr-btn--secondary" name="do" value="preview" formNoValidate>
          {messages.text('writing.section.preview')}
        </Submit>
      </li>
    </ul>
  );
}

/** The way back to what readers have: what was drafted stays in the history. */
function Discard({ base, onDiscard }: { base: string; onDiscard: () => void }) {
  const messages = useMessages();
  return (
    <FoldedAct
      intent="discard"
      summary={messages.text('writing.discard.title')}
      button={messages.text('writing.discard.do')}
      className="fr-mt-4w"
      onSubmit={onDiscard}
    >
      <input type="hidden" name="baseVersionId" value={base} />
      <p>{messages.text('writing.discard.what')}</p>
    </FoldedAct>
  );
}
