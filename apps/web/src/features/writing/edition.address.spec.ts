import { editionAddress } from './edition.address';

describe('the address of an edition', () => {
  it('is made of its name', () => {
    expect(editionAddress('Édition 2027, version soumise à concertation')).toBe(
      'edition-2027-version-soumise-a-concertation',
    );
    expect(editionAddress('  Mise à jour de l’été — cœur  ')).toBe('mise-a-jour-de-l-ete-coeur');
    expect(editionAddress('« … »')).toBe('');
  });

  it('is cut between words', () => {
    const address = editionAddress('interopérabilité '.repeat(10));
    expect(address).toBe('interoperabilite-interoperabilite-interoperabilite-interoperabilite');
    expect(editionAddress('a'.repeat(100))).toHaveLength(80);
  });
});
