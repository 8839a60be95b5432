import { describe, expect, it } from '@jest/globals';
import { havingDone, returnPathOf } from './return-path';

describe('the way back after signing in', () => {
  it('leads to the page that the person came from', () => {
    expect(returnPathOf('/concertations/a/sections/b?bloc=c#c', '/connexion')).toBe(
      '/concertations/a/sections/b?bloc=c#c',
    );
  });

  it.each([
    null,
    '',
    'https://ailleurs.fr/',
    '//ailleurs.fr',
    '/\\ailleurs.fr',
    'concertations',
    ['/', 'a'.repeat(4_000)].join(''),
  ])('leads home when %p is no path of ours', (given) => {
    expect(returnPathOf(given, '/connexion')).toBe('/');
    expect(returnPathOf(given, '/en/sign-in')).toBe('/en');
  });

  it('leads to the page without what is asked of it, where that is too long to keep', () => {
    const words = 'é'.repeat(3_000);
    expect(returnPathOf(`/concertations/a/sections/b?mots=${encodeURIComponent(words)}#post`, '/')).toBe(
      '/concertations/a/sections/b',
    );
  });

  it('never leads back to the sign-in pages', () => {
    expect(returnPathOf('/connexion?retour=%2Fcompte', '/connexion')).toBe('/');
    expect(returnPathOf('/connexion/lien', '/connexion')).toBe('/');
    expect(returnPathOf('/en/sign-in/link', '/en/sign-in')).toBe('/en');
    expect(returnPathOf('/connexions', '/connexion')).toBe('/connexions');
  });

  it('says what was done beside what the address already says', () => {
    expect(havingDone('/compte?a=1#b', 'connexion')).toBe('/compte?a=1&fait=connexion#b');
  });
});
