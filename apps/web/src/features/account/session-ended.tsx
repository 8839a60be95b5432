import type { Refused } from '../../api/refusal';
import { useAddress } from '../../addresses';
import { TextArea, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Page } from './page';

/** The session ended while something was being written: it is all here, to be sent again once signed in. */
export function SessionEnded({ answer: { intent, values } }: { answer: Refused }) {
  const messages = useMessages();
  const address = useAddress();
  const has = (name: string): boolean => values[name] !== undefined;
  return (
    <Page title={messages.text('account.ended.title')}>
      <p>
        {messages.rich('account.ended.todo', {
          signIn: (words) => (
            <a href={address('signIn')} target="_blank" rel="noopener">
              {words}
            </a>
          ),
        })}
      </p>
      <Form intent={intent}>
        {has('decisionId') && <input type="hidden" name="decisionId" value={values.decisionId} />}
        {has('title') && <TextField name="title" label={messages.text('account.revise.titleLabel')} />}
        {has('body') && <TextArea name="body" rows={12} label={messages.text('account.revise.body')} />}
        {has('proposedWording') && (
          <TextArea name="proposedWording" rows={8} label={messages.text('account.revise.wording')} />
        )}
        {has('motive') && <TextArea name="motive" rows={8} label={messages.text('account.appeal.motive')} />}
        <Submit intent={intent} sending={messages.text('forms.sending')}>
          {messages.text('account.ended.again')}
        </Submit>
      </Form>
    </Page>
  );
}
