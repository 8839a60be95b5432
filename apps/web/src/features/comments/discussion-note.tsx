import { useEffect, useRef } from 'react';
import { useRevalidator, useSearchParams } from 'react-router';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentCard } from './comment-card';
import type { CommentCardData } from './comment.fragment';
import { PARAM } from './discussion.address';
import { useScene } from './scene.context';

const NOTES = ['sent', 'draft', 'reported', 'withdrawn'] as const;

/** When to ask again what the automatic checks said, in milliseconds after the sending: they take some seconds. */
const LOOKS = [2_000, 4_000, 8_000];

/** What a form of the discussion led to, where one was: the place in the text is not lost. It works without scripts. */
export function DiscussionNote({ sent }: { sent: CommentCardData | null }) {
  const messages = useMessages();
  const [search] = useSearchParams();
  const part = useRef<HTMLDivElement>(null);
  const note = NOTES.find((known) => known === search.get(PARAM.note));
  const key = note && `${note}${search.get(PARAM.sent) ?? ''}`;
  useEffect(() => {
    if (key) part.current?.focus();
  }, [key]);
  useNews(sent);
  if (!note) return null;
  if (note === 'sent' && sent) return <SentNote sent={sent} part={part} />;
  return (
    <div className="fr-alert fr-alert--success fr-alert--sm fr-mb-3w" role="status" tabIndex={-1} ref={part}>
      <p>{messages.text(`comments.note.${note}`)}</p>
    </div>
  );
}

interface SentNoteProps {
  sent: CommentCardData;
  part: React.RefObject<HTMLDivElement | null>;
}

/** « Votre contribution est enregistrée »: where it stands now, in plain words, with its text. */
function SentNote({ sent, part }: SentNoteProps) {
  const messages = useMessages();
  const address = useAddress();
  const { consultation } = useScene();
  return (
    <div className="sent" role="status" tabIndex={-1} ref={part}>
      <div className="fr-alert fr-alert--success fr-alert--sm">
        <p>
          <strong>{messages.text('comments.note.sent')}</strong>{' '}
          {messages.text(`comments.sent.${sent.state}`)}
        </p>
        <p>
          <Link href={address('myContribution', { comment: sent.id })}>
            {messages.text('comments.sent.follow')}
          </Link>
        </p>
      </div>
      <CommentCard isCopy comment={sent} consultation={consultation.slug} timeZone={consultation.timeZone} />
    </div>
  );
}

/** Asks a few times what became of a contribution that is being checked. */
function useNews(sent: CommentCardData | null): void {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  useEffect(() => {
    latest.current = revalidate;
  });
  const waiting = sent?.state === 'submitted' ? sent.id : null;
  useEffect(() => {
    if (!waiting) return;
    const timers = LOOKS.map((delay) => setTimeout(() => void latest.current(), delay));
    return () => timers.forEach(clearTimeout);
  }, [waiting]);
}
