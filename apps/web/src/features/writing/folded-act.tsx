import type { ComponentProps, ReactNode } from 'react';
import { useActionData } from 'react-router';
import type { Refused } from '../../api/refusal';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';

interface FoldedActProps extends ComponentProps<typeof Form> {
  summary: ReactNode;
  /** Words of the button that does it. */
  button: ReactNode;
  children: ReactNode;
}

/**
 * A form that is folded until it is wanted, so that it takes two presses to act, or until it is refused: nobody would find the refusal
 * in what is folded. `className` is of the whole.
 */
export function FoldedAct({ intent, summary, button, className, children, ...form }: FoldedActProps) {
  const messages = useMessages();
  const given = useActionData<Refused>();
  return (
    <details
      className={className ? `writing-part ${className}` : 'writing-part'}
      open={given?.intent === intent || undefined}
    >
      <summary>{summary}</summary>
      <Form intent={intent} className="narrow" {...form}>
        {children}
        <Submit intent={intent} className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
          {button}
        </Submit>
      </Form>
    </details>
  );
}
