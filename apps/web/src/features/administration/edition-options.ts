import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { Edition, SetConsultation } from './consultation.documents';

/** Editions published after the one that is submitted, in words to choose from. */
export function useEditionOptions(
  { release, timeZone }: Pick<SetConsultation, 'release' | 'timeZone'>,
  editions: readonly Edition[],
): { edition: Edition; label: string }[] {
  const messages = useMessages();
  const since = release?.publishedAt ?? '';
  return editions.flatMap((edition) => {
    const { label, publishedAt } = edition;
    if (publishedAt === null || publishedAt <= since) return [];
    const date = formatDay(publishedAt, messages.language, timeZone);
    return [{ edition, label: messages.text('administration.text.edition', { label, date }) }];
  });
}
