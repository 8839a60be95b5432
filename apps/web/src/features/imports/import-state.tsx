import { useMessages } from '../../i18n/messages';
import type { ImportEntry } from './imports.documents';

const COLOURS: Record<ImportEntry['state'], string> = {
  received: 'fr-badge--info',
  reading: 'fr-badge--info',
  planned: 'fr-badge--new',
  refused: 'fr-badge--error',
  applied: 'fr-badge--success',
  discarded: '',
};

export function ImportState({ state }: Pick<ImportEntry, 'state'>) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLOURS[state]}`.trimEnd()}>
      {messages.text(`imports.state.${state}`)}
    </span>
  );
}

/** What an import concerns, in words; names of sections are French everywhere. */
export function ImportScope({ scope, sectionTitle }: Pick<ImportEntry, 'scope' | 'sectionTitle'>) {
  const messages = useMessages();
  return (
    <>
      {messages.text(scope === 'add' && !sectionTitle ? 'imports.of.top' : `imports.of.${scope}`)}
      {sectionTitle && <span lang="fr"> {sectionTitle}</span>}
    </>
  );
}
