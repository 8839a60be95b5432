import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { cardId } from './comment-card';
import type { CommentCardData } from './comment.fragment';
import { useChangedAddress, useFormAddress } from './discussion.address';
import { OpenedPart } from './opened-part';

/** Asks once more: what is withdrawn does not come back. */
export function WithdrawForm({ comment: { id, publishedAt } }: { comment: CommentCardData }) {
  const messages = useMessages();
  const changed = useChangedAddress();
  const intent = `withdraw:${id}`;
  return (
    <OpenedPart title={messages.text('comments.withdraw.title')}>
      <Form intent={intent} action={useFormAddress(cardId(id))} preventScrollReset>
        <p>{messages.text(publishedAt ? 'comments.withdraw.whatPublic' : 'comments.withdraw.what')}</p>
        <div className="buttons">
          <Submit intent={intent} sending={messages.text('forms.sending')}>
            {messages.text('comments.withdraw.send')}
          </Submit>
          <Link className="fr-btn fr-btn--tertiary" href={changed({}, cardId(id))} keepsPlace>
            {messages.text('comments.withdraw.keep')}
          </Link>
        </div>
      </Form>
    </OpenedPart>
  );
}
