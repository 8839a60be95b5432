import { RadioField, TextArea } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { cardId } from './comment-card';
import type { CommentCardData } from './comment.fragment';
import { useChangedAddress, useFormAddress } from './discussion.address';
import { OpenedPart } from './opened-part';
import { useScene } from './scene.context';

/** Tells moderators what is wrong with a public contribution, by the reasons of the charter. */
export function ReportForm({ comment: { id } }: { comment: CommentCardData }) {
  const messages = useMessages();
  const changed = useChangedAddress();
  const { reasons } = useScene();
  const intent = `report:${id}`;
  return (
    <OpenedPart title={messages.text('comments.report.title')}>
      <Form intent={intent} action={useFormAddress(cardId(id))} preventScrollReset>
        <p>{messages.text('comments.report.what')}</p>
        <RadioField
          name="reasonCode"
          label={messages.text('comments.report.reason')}
          options={reasons.map(({ code, label, description }) => ({
            value: code,
            label,
            hint: description,
            lang: 'fr',
          }))}
        />
        <TextArea
          name="explanation"
          label={messages.text('comments.report.explanation')}
          hint={messages.text('comments.report.explanationHint')}
          rows={4}
          required
        />
        <div className="buttons">
          <Submit intent={intent} sending={messages.text('forms.sending')}>
            {messages.text('comments.report.send')}
          </Submit>
          <Link className="fr-btn fr-btn--tertiary" href={changed({}, cardId(id))} keepsPlace>
            {messages.text('forms.cancel')}
          </Link>
        </div>
      </Form>
    </OpenedPart>
  );
}
