import { strFromU8, unzipSync } from 'fflate';
import { collect } from './collect';
import { writeDocx } from './docx.writer';
import { SnapshotMismatch } from './export-writer';
import { aConsultation, aHeader, aRecord } from './snapshot-record.builder';
import type { SnapshotRecord } from './snapshot-record';

async function partsOf(
  records: SnapshotRecord[],
  header = aHeader(records),
): Promise<Record<string, string>> {
  const parts = unzipSync(await collect(writeDocx, header, records));
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

async function textOf(records: SnapshotRecord[]): Promise<string> {
  return (await partsOf(records))['word/document.xml'] ?? '';
}

/** The paragraphs' words, without the marks. */
function words(xml: string): string[] {
  return xml
    .split('</w:p>')
    .map((part) => part.replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '').replace(/<[^>]+>/g, ''))
    .filter(Boolean);
}

/** Fails on the first tag that is not closed in order. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self) continue;
    if (close) expect(open.pop()).toBe(name);
    else open.push(name ?? '');
  }
  expect(open).toEqual([]);
  expect(xml.replace(/<[^<>]+>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
}

describe('the document of the contributions', () => {
  it('begins with what it is: consultation, edition, instant, digest', async () => {
    const xml = words(await textOf([aRecord()])).join('\n');
    expect(xml).toContain('Doctrine technique du numérique en santé');
    expect(xml).toContain('Édition soumise à concertation, septembre 2019');
    expect(xml).toContain('5\u00A0décembre\u00A02019 à 14\u00A0h\u00A030 (heure de Paris)');
    expect(xml).toContain('0123456789abcdef'.repeat(4));
  });

  it('has well-formed parts, a French language, a title and no date but the snapshot’s', async () => {
    const parts = await partsOf(aConsultation(80));
    for (const [path, xml] of Object.entries(parts)) if (!path.endsWith('.rels')) expectWellFormed(xml);
    expect(parts['docProps/core.xml']).toContain('<dc:language>fr-FR</dc:language>');
    expect(parts['docProps/core.xml']).toContain('Recueil des contributions');
    expect(parts['docProps/core.xml']?.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(
      Array.from({ length: 2 }, () => '2019-12-05T13:30:00.000Z'),
    );
    expect(parts['word/styles.xml']).toContain('w:val="fr-FR"');
  });

  it('gives each contribution its provenance, its text with its format, its proposal, its votes and its disposition', async () => {
    const [amendment] = aConsultation(6);
    if (!amendment) throw new Error('no record');
    const xml = await textOf([amendment]);
    const lines = words(xml);
    expect(lines).toContain('C-0001 – Proposition de rédaction (mitigé) – Préciser qui transmet');
    expect(lines).toContain(
      'Établissement de santé, au nom de\u00A0: Centre hospitalier de l’Exemple · Étape du tour\u00A0: Rennes, en réunion publique, propos résumés · 15\u00A0septembre\u00A02019',
    );
    expect(lines).toContain(
      '«\u00A0Chaque logiciel transmet l’identité de la personne prise en charge.\u00A0»',
    );
    expect(lines).toContain('Réactions sur la plateforme\u00A0: 1\u202F234 pour, 1 mitigé, 12 contre');
    expect(lines).toContain('Suite donnée\u00A0: Retenue en partie (2\u00A0décembre\u00A02019)');
    expect(xml).toContain('<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">qui</w:t>');
    expect(xml).toContain('<w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">quand</w:t>');
    expect(xml).toContain('HYPERLINK &quot;https://exemple.test/etude?a=1&amp;b=2&quot;');
    expect(xml).not.toContain('HYPERLINK &quot;javascript');
  });

  it('says that no disposition was given, and counts the votes of a source apart', async () => {
    const record = aRecord({
      sourceTally: { label: 'site d’origine', for: 152, mixed: 20, against: 7, total: null },
    });
    const lines = words(await textOf([record]));
    expect(lines).toContain('Sans suite donnée à ce jour');
    expect(lines).toContain(
      'Votes comptés par la source (site d’origine)\u00A0: 152 pour, 20 mitigés, 7 contre',
    );
  });

  it('shows a date in the time zone of the consultation', async () => {
    const records = [aRecord({ createdAt: '2019-11-12T22:30:00.000Z' })];
    const header = aHeader(records, { timeZone: 'Indian/Reunion' });
    const xml = (await partsOf(records, header))['word/document.xml'] ?? '';
    expect(words(xml).join()).toContain('13\u00A0novembre\u00A02019');
  });

  it('indents replies and links them to what they answer', async () => {
    const reply = aRecord({ reference: 'C-0002', parentReference: 'C-0001', depth: 1 });
    const xml = await textOf([aRecord(), reply]);
    expect(xml).toContain('<w:pStyle w:val="Reponse"/><w:ind w:left="425"/><w:outlineLvl w:val="2"/>');
    expect(xml).toContain('w:anchor="ref_C_0001"');
    expect(xml).toContain('w:name="ref_C_0001"');
  });

  it('uses real headings by the depth of the section, prints the sections above and leaves out the empty ones', async () => {
    const deep = aRecord({ section: { slug: 'deep', number: '2.1', title: 'Profonde', position: 2 } });
    const empty = { contributions: 0, replies: 0, withDisposition: 0 };
    const header = aHeader([deep]);
    header.sections = [
      { slug: 'one', number: '1', title: 'Vide', depth: 0, ...empty },
      { slug: 'two', number: '2', title: 'Au-dessus', depth: 0, ...empty },
      ...header.sections,
    ];
    const xml = (await partsOf([deep], header))['word/document.xml'] ?? '';
    const headings = [...xml.matchAll(/<w:pStyle w:val="(Heading\d)"\/>.*?<\/w:p>/g)].map(
      ([paragraph, style]) => `${style} ${words(paragraph).join('')}`,
    );
    expect(headings).toEqual([
      'Heading1 Comment lire ce recueil',
      'Heading1 Vue d’ensemble',
      'Heading1 2 Au-dessus',
      'Heading2 2.1 Profonde',
    ]);
    expect(words(xml).filter((line) => line.includes('Vide'))).toEqual(['1 Vide']);
    expect(xml).toContain('<w:tblHeader/>');
  });

  it('starts every numbered list at its own number', async () => {
    const body = '1. un\n2. deux\n\ntexte\n\n5. cinq';
    const parts = await partsOf([aRecord({ body })]);
    expect(parts['word/numbering.xml']?.match(/<w:startOverride w:val="\d+"/g)).toEqual([
      '<w:startOverride w:val="1"',
      '<w:startOverride w:val="5"',
    ]);
  });

  it('survives any text: control characters, broken pairs, emoji, right to left, markup, a very long word', async () => {
    const body = 'a\u0000b\u0008 \uD800 😀 <b>&amp;</b> ]]> & "x"\n\nهل يشمل\n\n' + 'x'.repeat(50_000);
    const record = aRecord({ body, title: body, passage: body, proposedWording: body });
    const xml = await textOf([{ ...record, author: { name: null, category: body, organisation: body } }]);
    expectWellFormed(xml);
    expect(xml.match(/[^\P{Cc}\t\n\r]/gu)).toBeNull();
    expect(xml).toContain('😀');
    expect(xml).toContain('<w:bidi/>');
    expect(xml).toContain('<w:rtl/>');
  });

  it('holds neither the names of persons nor the words of what was masked or withdrawn', async () => {
    const xml = await textOf(aConsultation(80));
    expect(xml).not.toMatch(/Camille|MASQUÉ|RETIRÉ/);
    expect(words(xml)).toContain(
      'Contribution masquée par la modération\u202F; son texte n’est pas reproduit.',
    );
    expect(words(xml)).toContain('Réponse retirée par son auteur.');
  });

  it('counts what was withdrawn or masked before any disposition apart from what waits for one', async () => {
    const records = [
      aRecord(),
      aRecord({ reference: 'C-0002', state: 'withdrawn', body: '' }),
      aRecord({ reference: 'C-0003', state: 'hidden', body: '' }),
    ];
    const lines = words(await textOf(records));
    const head = lines.indexOf('Retirées ou masquées');
    expect(lines.slice(head - 5, head + 7)).toEqual([
      ...['Section', 'Contributions', 'Réponses', 'Avec suite', 'Sans suite', 'Retirées ou masquées'],
      ...['1 Identité numérique', '3', '0', '0', '1', '2'],
    ]);
    expect(lines).toContain('3 contributions, 0 réponse ; suite donnée à 0 sur 3, 2 retirées ou masquées');
  });

  it('of a snapshot that did not count them apart is written all the same', async () => {
    const header = aHeader([aRecord()]);
    delete header.counts.removed;
    header.sections = header.sections.map(({ removed: _, ...section }) => section);
    expectWellFormed((await partsOf([aRecord()], header))['word/document.xml'] ?? '');
  });

  it('of an empty consultation says so', async () => {
    const xml = await textOf([]);
    expectWellFormed(xml);
    expect(words(xml)).toContain('Aucune contribution n’est publique à cette date.');
  });

  it('refuses records that are not in the order of the sections', async () => {
    const records = aConsultation(12);
    await expect(collect(writeDocx, aHeader(records), [...records].reverse())).rejects.toThrow(
      SnapshotMismatch,
    );
  });

  it('is the same file each time, whatever the clock', async () => {
    const records = aConsultation(60);
    const first = await collect(writeDocx, aHeader(records), records);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await collect(writeDocx, aHeader(records), records)).equals(first)).toBe(true);
  });
});
