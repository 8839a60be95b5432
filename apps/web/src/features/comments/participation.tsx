import { useState } from 'react';
import { useActionData, useLocation, useSearchParams } from 'react-router';
import { useAddress } from '../../addresses';
import type { Refused } from '../../api/refusal';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentForm } from './comment-form';
import { DISCUSSION, PARAM } from './discussion.address';
import type { Passage } from './passage';
import { useScene } from './scene.context';

interface ParticipationProps {
  passage: Passage | null;
  hasThreads: boolean;
}

/** The form, or why there is none: not open yet, closed, not signed in. */
export function Participation({ passage, hasThreads }: ParticipationProps) {
  const { consultation, writer } = useScene();
  const isAnswered = useActionData<Partial<Refused>>()?.intent === 'post';
  // A refused form stays, whatever the page has learnt since: what was typed is in it.
  if (isAnswered || (consultation.state === 'open' && writer)) {
    return <WritingPart passage={passage} isOpen={isAnswered || (passage !== null && !hasThreads)} />;
  }
  return consultation.state === 'open' ? <SignInFirst /> : <NotOpen />;
}

function WritingPart({ passage, isOpen }: { passage: Passage | null; isOpen: boolean }) {
  const messages = useMessages();
  const { draft, choice, quote } = useScene();
  const isDraft = draft !== null && choice.reply === null;
  return (
    <details
      className="take-part"
      open={isOpen || isDraft || quote !== null}
      key={`${passage?.id}${useSendings()}`}
    >
      <summary className="fr-btn fr-btn--secondary fr-btn--icon-left fr-icon-edit-line">
        {messages.text(passage ? 'comments.form.openPassage' : 'comments.form.openSection')}
      </summary>
      <CommentForm intent="post" passage={passage} />
    </details>
  );
}

/** The last contribution sent from this page: each one leaves an empty form behind. */
function useSendings(): string {
  const [search] = useSearchParams();
  const sent = search.get(PARAM.sent) ?? '';
  const [last, setLast] = useState(sent);
  if (sent && sent !== last) setLast(sent);
  return last;
}

function SignInFirst() {
  const messages = useMessages();
  const address = useAddress();
  const { pathname, search } = useLocation();
  return (
    <div className="take-part-note">
      <p>{messages.text('comments.signIn.why')}</p>
      <Link className="fr-btn" href={address('signIn', {}, { retour: `${pathname}${search}#${DISCUSSION}` })}>
        {messages.text('comments.signIn.link')}
      </Link>
    </div>
  );
}

function NotOpen() {
  return (
    <div className="take-part-note">
      <p>
        <Calendar />
      </p>
    </div>
  );
}

/** From when and until when one can take part, in the consultation's own time. */
export function Calendar() {
  const messages = useMessages();
  const language = useLanguage();
  const {
    consultation: { state, opensAt, closesAt, timeZone },
  } = useScene();
  const at = (instant: string | null): string => (instant ? formatInstant(instant, language, timeZone) : '');
  const dates = { opens: at(opensAt), closes: at(closesAt) };
  switch (state) {
    case 'open':
      return messages.text(closesAt ? 'comments.calendar.open' : 'comments.calendar.openEnded', dates);
    case 'announced':
      return messages.text('comments.calendar.announced', dates);
    case 'closed':
      return messages.text('comments.calendar.closed', dates);
    case 'draft':
      return messages.text('comments.calendar.draft');
    default:
      return state satisfies never;
  }
}
