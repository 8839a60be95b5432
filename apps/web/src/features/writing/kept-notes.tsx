import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { formatInstant, formatTime } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { WriteSectionData } from './write-section.loader';
import { TIME_ZONE } from './writing.loader';

interface KeptWordsProps {
  kept: NonNullable<WriteSectionData['kept']>;
  /** Somebody saved since: the saving will show it. */
  isOutdated: boolean;
  onDiscard: () => void;
}

/** What was typed before and not saved is in the form again; the way back to what is saved. */
export function KeptWords({ kept, isOutdated, onDiscard }: KeptWordsProps) {
  const messages = useMessages();
  const when = formatInstant(kept.updatedAt, useLanguage(), TIME_ZONE);
  return (
    <Form intent="forget" className="panel fr-mb-3w" onSubmit={onDiscard}>
      <p>
        {messages.text('writing.kept.taken', { when })}
        {isOutdated && ` ${messages.text('writing.kept.outdated')}`}
      </p>
      <Submit
        intent="forget"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        sending={messages.text('forms.sending')}
      >
        {messages.text('writing.kept.forget')}
      </Submit>
    </Form>
  );
}

interface KeepingNoteProps {
  keptAt: string | null;
  fault: string | null;
  here: string;
}

/** Whether what is typed would survive the closing of the page, said as it changes. */
export function KeepingNote({ keptAt, fault, here }: KeepingNoteProps) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <div role="status" className="writing-keeping">
      {fault === null && keptAt !== null && (
        <p className="fr-text--sm">
          {messages.text('writing.kept.at', { time: formatTime(keptAt, language, TIME_ZONE) })}
        </p>
      )}
      {fault === 'SIGN_IN_REQUIRED' && <SignInAgain here={here} words="writing.kept.signedOut" />}
      {fault !== null && fault !== 'SIGN_IN_REQUIRED' && <p>{messages.text('writing.kept.failed')}</p>}
    </div>
  );
}

interface SignInAgainProps {
  here: string;
  words: 'writing.kept.signedOut' | 'writing.section.signInAgain';
}

/** The session ended while one wrote: signing in beside this page, one comes back to the text. */
export function SignInAgain({ here, words }: SignInAgainProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <p>
      {messages.rich(words, {
        link: (label) => (
          <Link href={address('signIn', {}, { retour: here })} target="_blank" rel="noopener">
            {label}
          </Link>
        ),
      })}
    </p>
  );
}
