import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Contribution } from './contribution.documents';
import { ContributionPage } from './contribution-page';
import { canWithdraw, nameOf } from './standing';

/** Asks once more before a contribution is taken back: there is no way to put it up again. */
export function WithdrawForm({ comment }: { comment: Contribution }) {
  const messages = useMessages();
  const address = useAddress();
  const back = address('myContribution', { comment: comment.id });
  const text = comment.pendingRevision ?? comment.revision;
  return (
    <ContributionPage title={messages.text('account.withdraw.title')} commentId={comment.id}>
      {canWithdraw(comment) ? (
        <Form intent="withdraw">
          {text && (
            <blockquote className="account-passage fr-mb-3w" lang="fr">
              {nameOf(text)}
            </blockquote>
          )}
          <p>
            {messages.text(
              comment.publishedAt ? 'account.withdraw.wasPublic' : 'account.withdraw.neverPublic',
            )}
          </p>
          <div className="account-links">
            <Submit intent="withdraw" sending={messages.text('forms.sending')}>
              {messages.text('account.withdraw.confirm')}
            </Submit>
            <Link href={back}>{messages.text('account.withdraw.keep')}</Link>
          </div>
        </Form>
      ) : (
        <>
          <p>{messages.text('account.withdraw.impossible')}</p>
          <p>
            <Link href={back}>{messages.text('account.contribution.back')}</Link>
          </p>
        </>
      )}
    </ContributionPage>
  );
}
