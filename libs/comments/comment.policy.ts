import { NotAllowed, NotFound } from '#kernel';
import type { Viewer } from '#identity';
import { type CommentStanding, visibilityOf } from './comment.visibility';
import { type ConsultationCalendar, refusalOf } from './comment.errors';
import type { Channel } from './comment.entity';

/** In whose name a comment is kept: the sender's own, or that of somebody whose words a rapporteur enters. */
export interface Sender {
  authorId: string | null;
  transcribedBy: string | null;
}

/**
 * Who may send a comment: a participant for themselves, online; a rapporteur of the stage (or, without a stage, of the whole
 * consultation) for others. Throws SignInRequired or NotAllowed.
 */
export function senderOf(
  viewer: Viewer,
  { channel, consultationId, stageId }: { channel: Channel; consultationId: string; stageId: string | null },
): Sender {
  const participantId = viewer.requireParticipant();
  if (channel === 'online') return { authorId: participantId, transcribedBy: null };
  if (channel === 'imported' || !viewer.has('rapporteur', consultationId, stageId)) {
    throw new NotAllowed(
      'Seul un rapporteur de cette étape peut saisir ce qui a été dit en salle, reçu par courrier ou par écrit.',
      'transcription',
    );
  }
  return { authorId: null, transcribedBy: participantId };
}

/**
 * Who may change or withdraw a comment: its author, or the rapporteur who entered it. For anybody who does not see the comment it does
 * not exist. Throws SignInRequired, NotFound or NotAllowed.
 */
export function requireHolder(viewer: Viewer, comment: CommentStanding): void {
  const participantId = viewer.requireParticipant();
  const visibility = visibilityOf(viewer, comment);
  if (visibility === 'none') {
    // To the letter what is answered where there is no such comment.
    throw new NotFound('Cette contribution n’existe pas ou n’est pas accessible.', 'commentId');
  }
  const holds = comment.authorId === participantId || comment.transcribedBy === participantId;
  if (visibility !== 'all' || !holds) {
    throw new NotAllowed('Seule la personne qui a écrit cette contribution peut la modifier ou la retirer.');
  }
}

/**
 * Contributions, answers, changes and reactions are taken while the consultation is open. Throws ConsultationNotOpenYet or
 * ConsultationClosed.
 */
export function requireOpen(calendar: ConsultationCalendar): void {
  if (calendar.state !== 'open') throw refusalOf(calendar);
}
