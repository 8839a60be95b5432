import { useMessages } from '../../i18n/messages';

const COLOUR = {
  draft: '',
  announced: 'fr-badge--info',
  open: 'fr-badge--success',
  closed: '',
} as const;

/** Where a consultation stands, in words. */
export function ConsultationStateBadge({ state }: { state: keyof typeof COLOUR }) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLOUR[state]}`}>
      {messages.text(`administration.state.${state}`)}
    </span>
  );
}
