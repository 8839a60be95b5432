import type { BlockKind } from '../text';
import type { BlockChange } from './redline.types';

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

/** What is said at the head of a changed block in the merged text, for what its marks alone do not say. Null: nothing. */
export function noteOf(change: BlockChange, place: 'old' | 'new', piece: number): string | null {
  const { kind, blockKind } = change;
  switch (kind) {
    case 'moved':
      return place === 'old'
        ? `${agreed(blockKind, 'déplacé')} : voir sa nouvelle place`
        : `${agreed(blockKind, 'déplacé')} : voir son ancienne place`;
    case 'arrived':
      return `Vient de la section « ${change.elsewhere?.name ?? ''} »`;
    case 'left':
      return `${agreed(blockKind, 'déplacé')} dans la section « ${change.elsewhere?.name ?? ''} »`;
    case 'split':
      return piece === 0
        ? `${agreed(blockKind, 'scindé')} en ${String(change.after.length)}`
        : `Suite : partie ${String(piece + 1)} sur ${String(change.after.length)}`;
    case 'merged':
      return `Réunion de ${String(change.before.length)} paragraphes`;
    case 'relaid':
    case 'reworded':
      if (change.links.length > 0) return change.links.length === 1 ? 'Lien modifié' : 'Liens modifiés';
      return change.isRelaid ? 'Mise en forme modifiée' : null;
    case 'inserted':
    case 'removed':
    case 'unchanged':
      return null;
  }
}
