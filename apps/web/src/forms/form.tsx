import { createContext, use, useEffect, useId, useRef, type ComponentProps } from 'react';
import { Form as RouterForm, useActionData, useNavigation } from 'react-router';
import type { Refusal, Refused } from '../api/refusal';
import { useMessages } from '../i18n/messages';

/** An answer to a form that stays: refused, or shown before it is sent. */
type Answer = Omit<Refused, 'refusal'> & Partial<Refused>;

interface FormState {
  answer: Answer | undefined;
  id: string;
}

const FormContext = createContext<FormState>({ answer: undefined, id: '' });

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
  const given = useActionData<Answer>();
  const answer = given && 'values' in given && given.intent === intent ? given : undefined;
  const id = useId();
  return (
    <FormContext value={{ answer, id }}>
      <RouterForm method={method} noValidate={false} {...rest}>
        {method === 'post' && <input type="hidden" name="intent" value={intent} />}
        {answer?.refusal && <RefusalNote refusal={answer.refusal} />}
        {children}
      </RouterForm>
    </FormContext>
  );
}

function RefusalNote({ refusal }: { refusal: Refusal }) {
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
      {refusal.message && <p lang="fr">{refusal.message}</p>}
    </div>
  );
}

/** What a field needs to know of the answer: what was typed, and what is wrong with it. */
export function useField(name: string): { typed: string | undefined; error: string | undefined } {
  const { answer } = use(FormContext);
  return {
    typed: answer?.values[name],
    error: answer?.refusal?.field === name ? answer.refusal.message : undefined,
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
