import { useAddress } from '../../addresses';
import { formatCalendarDay, formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { periodOf } from './calendar';
import type { ConsultationBrief } from './consultation.fragment';
import { StateBadge } from './consultation-state';

interface ConsultationItemProps {
  consultation: ConsultationBrief;
  level?: 2 | 3;
}

/** A consultation in a list: what it is, when, and what came out of it. */
export function ConsultationItem({ consultation, level = 3 }: ConsultationItemProps) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, title, state, summary } = consultation;
  const Heading = `h${level}` as const;
  return (
    <article className="consultation-item">
      <StateBadge state={state} />
      <Heading className="fr-h5 consultation-item-title">
        <Link href={address('consultation', { consultation: slug })} lang="fr">
          {title}
        </Link>
      </Heading>
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
