import { useAddress } from '../../addresses';
import { formatCalendarDay } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages, type MessageTags } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { LONG_WAIT_SECONDS, type AdministrationData } from './administration.loader';

/** Titles are French. */
const FRENCH: MessageTags = { french: (words) => <span lang="fr">{words}</span> };

/** What somebody should look at, each with where to go; said too when there is nothing. */
export function Attention({ consultations, health }: AdministrationData) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const system = address('system');
  const failedJobs = health?.jobs?.failed ?? 0;
  const failedMails = health?.mails?.failed ?? 0;
  const isSlow = (health?.jobs?.oldestWaitingSeconds ?? 0) > LONG_WAIT_SECONDS;
  const items = [
    ...(health && !health.database.ok
      ? [{ href: system, words: messages.text('administration.attention.database') }]
      : []),
    ...(failedJobs > 0
      ? [{ href: system, words: messages.text('administration.attention.jobs', { count: failedJobs }) }]
      : []),
    ...(failedMails > 0
      ? [{ href: system, words: messages.text('administration.attention.mails', { count: failedMails }) }]
      : []),
    ...(isSlow ? [{ href: system, words: messages.text('administration.attention.slow') }] : []),
    ...consultations.flatMap(({ slug, title, state, isOverdue, publicationDueOn, newerRelease }) => {
      const href = address('consultationSettings', { consultation: slug });
      if (state === 'draft')
        return [{ href, words: messages.rich('administration.attention.draft', FRENCH, { title }) }];
      // While it lasts it may go on with it; once it is closed, it is what came of it.
      if (state !== 'closed' && newerRelease) {
        const { label, slug: texte } = newerRelease;
        return [
          {
            href: address('consultationSettings', { consultation: slug }, { texte }, 'texte'),
            words: messages.rich('administration.attention.newer', FRENCH, { title, label }),
          },
        ];
      }
      if (!isOverdue || !publicationDueOn) return [];
      const day = formatCalendarDay(publicationDueOn, language);
      return [{ href, words: messages.rich('administration.attention.overdue', FRENCH, { title, day }) }];
    }),
  ];
  if (items.length === 0) return <p>{messages.text('administration.attention.nothing')}</p>;
  return (
    <ul>
      {items.map(({ href, words }, index) => (
        <li key={index}>
          <Link className="fr-link" href={href}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
}
