import { foldText } from './folded.text';
import { linksPhase, MANY_LINKS } from './links.phase';
import type { Finding, ScreeningContext } from './screening.types';

const context: ScreeningContext = {
  policy: 'before',
  findSameText: async () => ({ bySameAuthor: 0, byOthers: 0 }),
};
const run = (text: string): Finding[] =>
  linksPhase.run({ text, folded: foldText(text), isReply: false }, context) as Finding[];

describe('links', () => {
  it.each([
    ['links.shortener', 'Voir https://bit.ly/3abc, merci', 'https://bit.ly/3abc'],
    ['links.shortener', 'Voir bit.ly/3abc', 'bit.ly/3'],
    ['links.bare_ip', 'Voir http://192.0.2.7/page', 'http://192.0.2.7/page'],
    ['links.bare_ip', 'Voir http://3221225991/', 'http://3221225991/'],
    ['links.bare_ip', 'Voir http://0xC0.0x00.0x02.0x07/', 'http://0xC0.0x00.0x02.0x07/'],
    ['links.dangerous_scheme', '[clic](javascript:alert(1))', 'javascript:a'],
    ['links.dangerous_scheme', 'JaVaScRiPt\u200b:alert(1)', 'JaVaScRiPt\u200b:a'],
    ['links.dangerous_scheme', 'data:text/html;base64,AAAA', 'data:text/html;b'],
    ['links.punycode', 'Voir https://esаnte.example/', 'https://esаnte.example/'],
    ['links.disguised', 'https://sante.gouv.fr@site.example/', 'https://sante.gouv.fr@site.example/'],
  ])('tells %s in « %s »', (rule, text, passage) => {
    const finding = run(text).find((one) => one.rule === rule);
    expect(finding).toBeDefined();
    expect(text.slice(finding!.start, finding!.end)).toBe(passage);
  });

  it('shows a name in another alphabet in punycode', () => {
    expect(run('https://esаnte.example/')[0]!.explanation).toContain('xn--');
  });

  it('tells a link whose text shows another site than the one it leads to', () => {
    expect(run('[https://sante.gouv.fr](https://site.example/x)').map(({ rule }) => rule)).toContain(
      'links.disguised',
    );
    expect(run('[https://www.sante.gouv.fr/a](https://sante.gouv.fr/a)')).toEqual([]);
  });

  it('lets sources be, and shows a catalogue of links to a person', () => {
    const link = (n: number): string =>
      Array.from({ length: n }, (_, i) => `https://site${i}.example/p`).join(' ');
    expect(run(link(MANY_LINKS))).toEqual([]);
    expect(run(link(MANY_LINKS + 1))[0]).toMatchObject({ rule: 'links.many', severity: 'review' });
  });

  it.each([
    'Voir https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000038821260, article 1.',
    'Le système http://loinc.org|2.63 et urn:oid:1.2.250.1.213.1.1',
    'Du code JavaScript : la page reste lisible sans lui',
    'Les données (data : texte) et l’adresse www.esante.gouv.fr.',
    'Voir http:// et https://',
  ])('has nothing to say about « %s »', (text) => {
    expect(run(text)).toEqual([]);
  });

  it('counts no link among the sources, and judges each of them all the same', () => {
    const words = 'Mon propos.';
    const text = words + '\n\nhttps://site.example/ http://192.0.2.7/'.repeat(MANY_LINKS);
    const subject = { text, sourcesStart: words.length, folded: foldText(text), isReply: false };
    const rules = (linksPhase.run(subject, context) as Finding[]).map(({ rule }) => rule);
    expect(rules).toContain('links.bare_ip');
    expect(rules).not.toContain('links.many');
  });
});
