import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Place as PlaceData } from './contribution.documents';

/** « A.4 Sécurité » : the section as its text names it. */
export const sectionName = ({ number, title }: PlaceData): string =>
  [number, title].filter(Boolean).join(' ');

/** The section that a contribution is about, and the consultation. */
export function Place({ place }: { place: PlaceData | null }) {
  const messages = useMessages();
  const address = useAddress();
  if (!place) return <>{messages.text('account.contribution.noPlace')}</>;
  const { consultationSlug, consultationTitle, slug } = place;
  return messages.rich('account.contribution.place', {
    section: () => (
      <Link lang="fr" href={address('section', { consultation: consultationSlug, section: slug })}>
        {sectionName(place)}
      </Link>
    ),
    consultation: () => <span lang="fr">{consultationTitle}</span>,
  });
}
