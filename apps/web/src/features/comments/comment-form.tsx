import { useState } from 'react';
import { useActionData } from 'react-router';
import { RadioField, SelectField, TextArea } from '../../forms/fields';
import { Form, Submit, useField } from '../../forms/form';
import { formatTime } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { mayTranscribe, useViewer } from '../../shell/viewer';
import { QuoteFields } from '../passages/quote-fields';
import { cardId } from './comment-card';
import { CommentPreview } from './comment-preview';
import { KINDS, POSITIONS, type CommentCardData } from './comment.fragment';
import { useChangedAddress, useFormAddress } from './discussion.address';
import { useAutosave } from './draft.autosave';
import { OpenedPart } from './opened-part';
import type { Passage } from './passage';
import { useScene } from './scene.context';
import { SourceFields } from './source-fields';
import { TranscriptionFields } from './transcription-fields';
import type { Previewed } from './writing.action';
import { Writing } from './writing';

interface CommentFormProps {
  intent: 'post' | 'reply';
  /** Of a contribution: the paragraph that it is about. */
  passage?: Passage | null;
  /** Of a reply: what it answers. */
  parent?: CommentCardData;
}

/** The form for a contribution, or for a reply below what it answers. */
export function CommentForm(props: CommentFormProps) {
  const messages = useMessages();
  const name = props.parent?.author?.name ?? '';
  if (props.intent === 'post') return <Fields {...props} />;
  return (
    <OpenedPart title={messages.text('comments.actionOf.reply', { name })}>
      <Fields {...props} />
    </OpenedPart>
  );
}

function Fields({ intent, passage, parent }: CommentFormProps) {
  const messages = useMessages();
  const { consultation, sectionId, draft, quote } = useScene();
  const isRapporteur = mayTranscribe(useViewer(), consultation.id);
  const answer = useActionData<Partial<Previewed>>();
  const preview = answer?.intent === intent ? answer.preview : undefined;
  const autosave = useAutosave(`draft:${parent?.id ?? passage?.id ?? sectionId}`);
  return (
    <Form
      intent={intent}
      id={intent}
      action={useFormAddress(intent)}
      className="comment-form"
      preventScrollReset
      onInput={autosave.onInput}
      onSubmit={autosave.onSubmit}
    >
      <input type="hidden" name="consultationId" value={consultation.id} />
      <input type="hidden" name="sectionId" value={sectionId} />
      <input type="hidden" name="blockId" value={passage?.id ?? ''} />
      <input type="hidden" name="parentId" value={parent?.id ?? ''} />
      <ClientKey />
      <Writing />
      {passage && (
        <QuoteFields
          paragraphs={[passage, ...(passage.following ?? [])]}
          asked={quote}
          kept={draft?.quote ?? null}
        />
      )}
      <TextArea
        name="body"
        label={messages.text('comments.form.body')}
        hint={messages.text('comments.form.bodyHint')}
        rows={7}
        maxLength={20_000}
        lang="fr"
        required
        defaultValue={draft?.body}
      />
      {intent === 'post' && <KindFields passage={passage ?? null} />}
      <div className="comment-form-pair">
        <PositionField />
        <StageField />
      </div>
      <SourceFields />
      {isRapporteur && <TranscriptionFields />}
      {preview && (
        <CommentPreview
          preview={preview}
          quote={answer?.values?.anchor === 'quote' ? answer.values['quote.exact'] : undefined}
          wording={answer?.values?.kind === 'amendment' ? answer.values.proposedWording : undefined}
        />
      )}
      <NextSteps />
      <Buttons intent={intent} parent={parent} />
      <DraftNote {...autosave} />
    </Form>
  );
}

/** The sending's own name stays the same for as long as the form is open: pressed twice or tried again, it is sent once. */
function ClientKey() {
  const [fromPage] = useState(useScene().clientKey);
  const { typed } = useField('clientKey');
  return <input type="hidden" name="clientKey" value={typed ?? fromPage} />;
}

/** What it is; of a proposed wording, the wording, which starts from the passage. A style hides it from other kinds. */
function KindFields({ passage }: Pick<CommentFormProps, 'passage'>) {
  const messages = useMessages();
  const { draft, quote } = useScene();
  const kinds = passage ? KINDS : KINDS.filter((kind) => kind !== 'amendment');
  const draftKind = kinds.find((kind) => kind === draft?.kind);
  return (
    <>
      <RadioField
        name="kind"
        label={messages.text('comments.form.kind')}
        hint={passage ? undefined : messages.text('comments.form.kindHint')}
        defaultValue={draftKind ?? 'remark'}
        options={kinds.map((value) => ({ value, label: messages.text(`comments.kind.${value}`) }))}
      />
      {passage && (
        <TextArea
          className="wording-field"
          name="proposedWording"
          label={messages.text('comments.form.wording')}
          hint={messages.text('comments.form.wordingHint')}
          rows={6}
          maxLength={10_000}
          lang="fr"
          defaultValue={draft?.proposedWording || quote?.exact || draft?.quote?.exact || passage.text}
        />
      )}
    </>
  );
}

function PositionField() {
  const messages = useMessages();
  const { draft } = useScene();
  return (
    <SelectField
      name="position"
      label={messages.text('comments.form.position')}
      hint={messages.text('comments.form.positionHint')}
      defaultValue={draft?.position ?? ''}
      options={[
        { value: '', label: messages.text('comments.form.noPosition') },
        ...POSITIONS.map((value) => ({ value, label: messages.text(`comments.position.${value}`) })),
      ]}
    />
  );
}

function StageField() {
  const messages = useMessages();
  const { stages, draft } = useScene();
  if (stages.length === 0) return null;
  return (
    <SelectField
      name="stageId"
      label={messages.text('comments.form.stage')}
      defaultValue={draft?.stageId ?? ''}
      options={[
        { value: '', label: messages.text('comments.form.noStage') },
        ...stages.map(({ id, name }) => ({ value: id, label: name, lang: 'fr' })),
      ]}
    />
  );
}

/** What happens to what is sent, before it is sent: in the words of the consultation, or else by its rule. */
function NextSteps() {
  const messages = useMessages();
  const { moderationNotice, moderationPolicy } = useScene().consultation;
  return (
    <div className="next-steps">
      <p className="next-steps-title">{messages.text('comments.form.next')}</p>
      {moderationNotice ? (
        <p lang="fr">{moderationNotice}</p>
      ) : (
        <p>{messages.text(`comments.policy.${moderationPolicy ?? 'before'}`)}</p>
      )}
    </div>
  );
}

/** Sending, looking before sending, keeping; of a reply, also the way back to what it answers. */
function Buttons({ intent, parent }: Pick<CommentFormProps, 'intent' | 'parent'>) {
  const messages = useMessages();
  const changed = useChangedAddress();
  return (
    <div className="buttons">
      <Submit intent={intent} sending={messages.text('forms.sending')}>
        {messages.text(intent === 'reply' ? 'comments.form.sendReply' : 'comments.form.send')}
      </Submit>
      <Submit intent={intent} className="fr-btn fr-btn--secondary" name="do" value="preview" formNoValidate>
        {messages.text('comments.form.preview')}
      </Submit>
      <Submit intent={intent} className="fr-btn fr-btn--tertiary" name="do" value="draft" formNoValidate>
        {messages.text('comments.form.saveDraft')}
      </Submit>
      {parent && (
        <Link className="fr-btn fr-btn--tertiary-no-outline" href={changed({}, cardId(parent.id))} keepsPlace>
          {messages.text('forms.cancel')}
        </Link>
      )}
    </div>
  );
}

/** Whether what is typed is kept, said as it changes. */
function DraftNote({ savedAt, failed }: { savedAt: string | null; failed: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  const { draft, consultation } = useScene();
  const at = savedAt ?? draft?.updatedAt;
  return (
    <p className="comment-details" role="status">
      {failed
        ? messages.text('comments.form.draftFailed')
        : at &&
          messages.text('comments.form.draftAt', { time: formatTime(at, language, consultation.timeZone) })}
    </p>
  );
}
