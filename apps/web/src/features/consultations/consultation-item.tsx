import { useAddress } from '../../addresses';
import { formatCalendarDay, formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { periodOf } from './calendar';
import type { ConsultationBrief } from './consultation.fragment';
import { StateBadge } from './consultation-state';

interface ConsultationItemProps {
  consultation: ConsultationBrief;
  /** Said in words where the list is not of one state. */
  showsState?: boolean;
}

/** A consultation in a list: what it is, when, and what came out of it. */
export function ConsultationItem({ consultation, showsState = true }: ConsultationItemProps) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, title, state, summary } = consultation;
  return (
    <article className="consultation-item">
      {showsState && <StateBadge state={state} />}
      <h3 className="fr-h5 consultation-item-title">
        <Link href={address('consultation', { consultation: slug })} lang="fr">
          {title}
        </Link>
      </h3>
      <p className="consultation-item-dates">{periodOf(consultation, messages)}</p>
      {summary && <p lang="fr">{summary}</p>}
      <Outcome consultation={consultation} />
    </article>
  );
}

function Outcome({ consultation }: { consultation: ConsultationBrief }) {
  const messages = useMessages();
  const { language } = messages;
  const { state, outcomeRelease, publicationDueOn, timeZone } = consultation;
  if (outcomeRelease?.publishedAt) {
    return (
      <p className="consultation-item-dates">
        {messages.rich(
          'consultations.outcome',
          { edition: () => <span lang="fr">{outcomeRelease.label}</span> },
          { date: formatDay(outcomeRelease.publishedAt, language, timeZone) },
        )}
      </p>
    );
  }
  if (state !== 'closed' || !publicationDueOn) return null;
  return (
    <p className="consultation-item-dates">
      {messages.text('consultations.outcomeDue', { date: formatCalendarDay(publicationDueOn, language) })}
    </p>
  );
}
