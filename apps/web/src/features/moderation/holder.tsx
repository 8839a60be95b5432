import { formatTime } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';

interface HolderProps {
  entry: { lease: 'free' | 'mine' | 'other'; leaseExpiresAt: string | null; timeZone: string };
}

/** Who has a case, and until when. A lease lasts a quarter of an hour: the time is enough. */
export function Holder({ entry: { lease, leaseExpiresAt, timeZone } }: HolderProps) {
  const messages = useMessages();
  const language = useLanguage();
  const time = leaseExpiresAt ? formatTime(leaseExpiresAt, language, timeZone) : '';
  return (
    <span className="holder" data-lease={lease}>
      {messages.text(`moderation.lease.${lease}`, { time })}
    </span>
  );
}
