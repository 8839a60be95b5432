import { useAddress } from '../../addresses';
import { TextArea, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Contribution } from './contribution.documents';
import { ContributionPage } from './contribution-page';
import { canRevise } from './standing';

/** A newer text of a contribution; what is public stays until the newer one is. */
export function ReviseForm({ comment }: { comment: Contribution }) {
  const messages = useMessages();
  const address = useAddress();
  const back = address('myContribution', { comment: comment.id });
  const text = comment.pendingRevision ?? comment.revision;
  return (
    <ContributionPage title={messages.text('account.revise.title')} commentId={comment.id}>
      {text && canRevise(comment, comment.section?.isOpen ?? false) ? (
        <>
          <p>
            {messages.text(
              comment.state === 'published' ? 'account.revise.public' : 'account.revise.notPublic',
            )}
          </p>
          <Form intent="revise">
            {!comment.parentId && (
              <TextField
                name="title"
                label={messages.text('account.revise.titleLabel')}
                hint={messages.text('forms.optional')}
                defaultValue={text.title ?? ''}
                maxLength={300}
              />
            )}
            <TextArea
              name="body"
              label={messages.text('account.revise.body')}
              hint={messages.text('account.revise.bodyHint')}
              defaultValue={text.body}
              rows={12}
              maxLength={20_000}
              required
            />
            {comment.kind === 'amendment' && (
              <TextArea
                name="proposedWording"
                label={messages.text('account.revise.wording')}
                defaultValue={text.proposedWording ?? ''}
                rows={8}
                maxLength={10_000}
                required
              />
            )}
            <div className="account-links">
              <Submit intent="revise" sending={messages.text('forms.sending')}>
                {messages.text('account.revise.send')}
              </Submit>
              <Link href={back}>{messages.text('forms.cancel')}</Link>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{messages.text('account.revise.impossible')}</p>
          <p>
            <Link href={back}>{messages.text('account.contribution.back')}</Link>
          </p>
        </>
      )}
    </ContributionPage>
  );
}
