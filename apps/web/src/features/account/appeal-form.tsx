import { useAddress } from '../../addresses';
import { TextArea } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Contribution, Decision } from './contribution.documents';
import { ContributionPage } from './contribution-page';

/** Asks that another moderator looks again at a refusal or a hiding: free of charge, once a decision. */
export function AppealForm({ comment, decision }: { comment: Contribution; decision: Decision }) {
  const messages = useMessages();
  const address = useAddress();
  const back = address('myContribution', { comment: comment.id });
  const { canBeAppealed, reason, id } = decision;
  return (
    <ContributionPage title={messages.text('account.appeal.title')} commentId={comment.id}>
      {canBeAppealed ? (
        <>
          <p>{messages.text('account.appeal.what')}</p>
          {reason && (
            <p>
              {messages.rich('account.decision.reason', {
                reason: () => (
                  <span lang="fr">
                    <strong>{reason.label}</strong> – {reason.description}
                  </span>
                ),
              })}
            </p>
          )}
          <Form intent="appeal">
            <input type="hidden" name="decisionId" value={id} />
            <TextArea
              name="motive"
              label={messages.text('account.appeal.motive')}
              hint={messages.text('account.appeal.motiveHint')}
              rows={8}
              minLength={20}
              maxLength={4_000}
              required
            />
            <div className="account-links">
              <Submit intent="appeal" sending={messages.text('forms.sending')}>
                {messages.text('account.appeal.send')}
              </Submit>
              <Link href={back}>{messages.text('forms.cancel')}</Link>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{messages.text('account.appeal.impossible')}</p>
          <p>
            <Link href={back}>{messages.text('account.contribution.back')}</Link>
          </p>
        </>
      )}
    </ContributionPage>
  );
}
