import { createContext, use, useEffect, useId, useRef, type ComponentProps } from 'react';
import { Form as RouterForm, useActionData, useNavigation } from 'react-router';
import type { Refused } from '../api/refusal';
import { useMessages } from '../i18n/messages';

interface FormState {
  refused: Refused | undefined;
  id: string;
}

const FormContext = createContext<FormState>({ refused: undefined, id: '' });

interface FormProps extends Omit<ComponentProps<typeof RouterForm>, 'method'> {
  /** Tells this form from others of the page; sent as `intent`. */
  intent: string;
  method?: 'get' | 'post';
}

/**
 * A form that the page's action answers, with scripts or without. A refusal is said at its top, takes the focus, and
 * everything that was typed is still there.
 */
export function Form({ intent, method = 'post', children, ...rest }: FormProps) {
  const answer = useActionData<Refused>();
  const refused = answer && 'refusal' in answer && answer.intent === intent ? answer : undefined;
  const id = useId();
  return (
    <FormContext value={{ refused, id }}>
      <RouterForm method={method} noValidate={false} {...rest}>
        {method === 'post' && <input type="hidden" name="intent" value={intent} />}
        {refused && <RefusalNote refused={refused} />}
        {children}
      </RouterForm>
    </FormContext>
  );
}

function RefusalNote({ refused: { refusal } }: { refused: Refused }) {
  const messages = useMessages();
  const { id } = use(FormContext);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [refusal]);
  const known = `forms.refusal.${refusal.code}`;
  return (
    <div
      className="fr-alert fr-alert--error fr-mb-3w"
      role="alert"
      tabIndex={-1}
      ref={note}
      id={`${id}-refusal`}
    >
      <p className="fr-alert__title">{messages.text(messages.has(known) ? known : 'forms.refusal.title')}</p>
      <p lang="fr">{refusal.message}</p>
    </div>
  );
}

/** What a field needs to know of the answer: what was typed, and what is wrong with it. */
export function useField(name: string): { typed: string | undefined; error: string | undefined } {
  const { refused } = use(FormContext);
  return {
    typed: refused?.values[name],
    error: refused?.refusal.field === name ? refused.refusal.message : undefined,
  };
}

/** Whether the form with this intent is being sent. */
export function useIsSending(intent: string): boolean {
  const { state, formData } = useNavigation();
  return state !== 'idle' && formData?.get('intent') === intent;
}

interface SubmitProps extends ComponentProps<'button'> {
  intent: string;
  /** Said while the form is being sent. */
  sending?: string;
}

/** The button that sends; pressed twice, it sends once. */
export function Submit({ intent, sending, children, className = 'fr-btn', ...rest }: SubmitProps) {
  const isSending = useIsSending(intent);
  return (
    <button
      type="submit"
      className={className}
      aria-disabled={isSending || undefined}
      onClick={(event) => {
        if (isSending) event.preventDefault();
      }}
      {...rest}
    >
      {isSending && sending ? sending : children}
    </button>
  );
}
