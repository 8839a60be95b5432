import { describe, expect, it } from '@jest/globals';
import { piecesOf } from './plain-text';

describe('a plain text', () => {
  it('has its addresses as links, without the full stop that follows them', () => {
    expect(piecesOf('Voir https://autre.fr/a?b=c. Merci', 'https://ici.fr')).toEqual([
      { text: 'Voir ' },
      { text: 'https://autre.fr/a?b=c', href: 'https://autre.fr/a?b=c' },
      { text: '. Merci' },
    ]);
  });

  it('leads to this platform by a path, and never takes a longer name for ours', () => {
    expect(piecesOf('https://ici.fr/connexion/lien?code=a-b_', 'https://ici.fr')).toEqual([
      { text: 'https://ici.fr/connexion/lien?code=a-b_', href: '/connexion/lien?code=a-b_' },
    ]);
    expect(piecesOf('https://ici.fr.ailleurs.fr/x', 'https://ici.fr')[0]?.href).toBe(
      'https://ici.fr.ailleurs.fr/x',
    );
  });

  it('makes a link of nothing else', () => {
    expect(piecesOf('javascript:alert(1) data:x', 'https://ici.fr')).toEqual([
      { text: 'javascript:alert(1) data:x' },
    ]);
  });
});
