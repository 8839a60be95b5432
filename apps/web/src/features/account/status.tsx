import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Status as StatusWords } from './standing';

const LOOKS: Record<StatusWords['look'], string> = {
  success: 'fr-badge fr-badge--success fr-badge--no-icon',
  info: 'fr-badge fr-badge--info fr-badge--no-icon',
  warning: 'fr-badge fr-badge--warning fr-badge--no-icon',
  none: 'fr-badge',
};

interface StatusProps {
  status: StatusWords;
  /** Address of the decision in full, said where there is a reason to read. */
  decision: string;
}

/** Where a contribution stands: a badge, and what it means. */
export function Status({ status: { message, more, look, reason }, decision }: StatusProps) {
  const messages = useMessages();
  return (
    <div className="account-status">
      <p className={LOOKS[look]}>{messages.text(message)}</p>
      {reason && (
        <p>{messages.rich('account.state.reason', { reason: () => <strong lang="fr">{reason}</strong> })}</p>
      )}
      {more && <p>{messages.text(more)}</p>}
      {reason && (
        <p>
          <Link href={decision}>{messages.text('account.state.decision')}</Link>
        </p>
      )}
    </div>
  );
}
