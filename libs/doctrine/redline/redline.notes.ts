import { counted } from '#platform/text';
import type { BlockKind } from '../text';
import type { BlockChange, LinkChange } from './redline.types';

const NAME: Record<BlockKind, string> = {
  heading: 'Titre',
  paragraph: 'Paragraphe',
  list_item: 'Élément de liste',
  table_row: 'Ligne',
  note: 'Note',
  figure: 'Figure',
  quote: 'Citation',
  code: 'Extrait de code',
};
const FEMININE = new Set<BlockKind>(['table_row', 'note', 'figure', 'quote']);

/** « Paragraphe déplacé », « Note déplacée ». */
const agreed = (kind: BlockKind, participle: string): string =>
  `${NAME[kind]} ${participle}${FEMININE.has(kind) ? 'e' : ''}`;

/** Links whose addresses are said; of more only how many. */
const MOST_LINKS = 3;

const linkNote = ({ text, before, after }: LinkChange): string => {
  const words = `«\u00A0${text}\u00A0»`;
  if (before === null) return `Lien ajouté sur ${words}\u00A0: ${after ?? ''}`;
  if (after === null) return `Lien retiré de ${words}\u00A0: ${before}`;
  return `Lien modifié sur ${words}\u00A0: ${after} au lieu de ${before}`;
};

/** What changed around words that stayed. */
function dressNote({ links }: BlockChange, notes: readonly string[]): string | null {
  const more = links.length - MOST_LINKS;
  const said = [
    ...links.slice(0, MOST_LINKS).map(linkNote),
    ...(more > 0 ? [counted(more, 'autre lien', 'autres liens')] : []),
    ...notes,
  ];
  return said.length === 0 ? null : said.join('\u202F; ');
}

/**
 * What is said at the head of a changed block in the merged text, for what its marks alone do not say. `dress`: of what is around its
 * words, links apart. Null: nothing.
 */
export function noteOf(
  change: BlockChange,
  dress: readonly string[],
  place: 'old' | 'new',
  piece: number,
): string | null {
  const { kind, blockKind } = change;
  switch (kind) {
    case 'moved':
      return place === 'old'
        ? `${agreed(blockKind, 'déplacé')}\u00A0: voir sa nouvelle place`
        : `${agreed(blockKind, 'déplacé')}\u00A0: voir son ancienne place`;
    case 'arrived':
      return `Vient de la section «\u00A0${change.elsewhere?.name ?? ''}\u00A0»`;
    case 'left':
      return `${agreed(blockKind, 'déplacé')} dans la section «\u00A0${change.elsewhere?.name ?? ''}\u00A0»`;
    case 'split':
      return piece === 0
        ? `${agreed(blockKind, 'scindé')} en ${String(change.after.length)}`
        : `Suite\u00A0: partie ${String(piece + 1)} sur ${String(change.after.length)}`;
    case 'merged':
      return `Réunion de ${String(change.before.length)} paragraphes`;
    case 'relaid':
    case 'reworded':
      return dressNote(change, dress);
    case 'inserted':
    case 'removed':
    case 'unchanged':
      return null;
  }
}
