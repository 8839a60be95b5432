import { useAddress } from '../../addresses';
import { type RedlineData, VIEW_WORDS } from './redline.loader';

/** Address of the same comparison, shown otherwise. */
export function useComparison({ history, from, to, view }: RedlineData) {
  const address = useAddress();
  return (search: Record<string, string | null>, fragment?: string): string =>
    address(
      'compareVersions',
      { doctrine: history.doctrineSlug, section: history.slug },
      { de: from.id, a: to.id, vue: VIEW_WORDS[view], ...search },
      fragment,
    );
}
