import { useLocation } from 'react-router';
import { SelectField, TextArea } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { DraftedComment } from './drafting-comments.loader';
import { outcomeLabel, OUTCOMES } from '../dispositions/outcomes';

interface DispositionFormProps {
  comment: DraftedComment;
  /** Where to go on once it is saved; none on the last of the page. */
  following: string | null;
}

export const dispositionIntent = (commentId: string): string => `disposition:${commentId}`;

/** Sets what becomes of one contribution. A refusal comes back at its place, with or without scripts. */
export function DispositionForm({ comment: { id, disposition }, following }: DispositionFormProps) {
  const messages = useMessages();
  const { pathname, search } = useLocation();
  const intent = dispositionIntent(id);
  return (
    <Form intent={intent} action={`${pathname}${search}#c-${id}`} key={disposition?.id ?? 'none'}>
      <input type="hidden" name="comment" value={id} />
      <input type="hidden" name="following" value={following ?? ''} />
      <SelectField
        name="outcome"
        label={messages.text('drafting.form.outcome')}
        required
        defaultValue={disposition?.outcome ?? ''}
        options={[
          { value: '', label: messages.text('drafting.form.choose') },
          ...OUTCOMES.map((outcome) => ({ value: outcome, label: messages.text(outcomeLabel(outcome)) })),
        ]}
      />
      <TextArea
        name="motive"
        rows={4}
        maxLength={10_000}
        label={messages.text('drafting.form.motive')}
        hint={messages.text('drafting.form.motiveHint')}
        defaultValue={disposition?.motive}
        lang="fr"
      />
      <Submit
        intent={intent}
        className="fr-btn fr-btn--secondary"
        sending={messages.text('drafting.form.saving')}
      >
        {messages.text('drafting.form.save')}
      </Submit>
    </Form>
  );
}
