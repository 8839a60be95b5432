import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Place as PlaceData } from './contribution.documents';
import { Place } from './place';
import { nameOf } from './standing';

interface Draft {
  id: string;
  blockId: string | null;
  parentId: string | null;
  title: string;
  body: string;
  updatedAt: string;
  section: PlaceData | null;
}

/** What was begun and not sent, with the way back to it. */
export function DraftList({ drafts }: { drafts: readonly Draft[] }) {
  const messages = useMessages();
  if (drafts.length === 0) return null;
  return (
    <section className="fr-mb-6w" aria-labelledby="brouillons">
      <h2 id="brouillons">{messages.text('account.drafts.title')}</h2>
      <p>{messages.text('account.drafts.what')}</p>
      <ul className="account-list">
        {drafts.map((draft) => (
          <DraftItem key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftItem({ draft: { section, blockId, parentId, title, body, updatedAt } }: { draft: Draft }) {
  const messages = useMessages();
  const address = useAddress();
  const name = nameOf({ title, body }) || messages.text('account.drafts.empty');
  const to =
    section &&
    address(
      'section',
      { consultation: section.consultationSlug, section: section.slug },
      { paragraphe: blockId, repondre: parentId },
      'discussion',
    );
  return (
    <li>
      <h3 className="fr-h6 fr-mb-1v account-long" lang="fr">
        {to ? <Link href={to}>{name}</Link> : name}
      </h3>
      <p className="fr-text--sm fr-mb-0">
        {messages.text('account.drafts.saved', {
          date: formatInstant(updatedAt, messages.language, section?.timeZone ?? 'Europe/Paris'),
        })}
        <br />
        <Place place={section} />
      </p>
    </li>
  );
}
