import { useMessages } from '../../i18n/messages';

export type StageState = 'announced' | 'live' | 'held';

const LOOK: Record<StageState, string> = {
  announced: 'fr-badge--info',
  live: 'fr-badge--success',
  held: '',
};

/** Where a stage stands, in a word. */
export function StageStateBadge({ state }: { state: StageState }) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${LOOK[state]}`}>
      {messages.text(`tour.state.${state}`)}
    </span>
  );
}
