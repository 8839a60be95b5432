import { useMessages } from '../../i18n/messages';
import type { ConsultationState } from './consultation.fragment';

const LOOK: Record<ConsultationState, string> = {
  draft: 'fr-badge--new',
  announced: 'fr-badge--info',
  open: 'fr-badge--success',
  closed: '',
};

/** Where a consultation stands, in a word. */
export function StateBadge({ state }: { state: ConsultationState }) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--no-icon ${LOOK[state]}`}>
      {messages.text(`consultations.state.${state}`)}
    </span>
  );
}
