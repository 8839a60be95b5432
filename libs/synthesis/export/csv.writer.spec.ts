import { parse } from 'csv-parse/sync';
import { collect } from './collect';
import { restoreCell } from './csv-cell';
import { writeCsv } from './csv.writer';
import { OPEN_DATA_COLUMNS } from './open-data.columns';
import { aConsultation, aHeader, aRecord } from './snapshot-record.builder';
import type { SnapshotRecord } from './snapshot-record';

type Row = Record<string, string>;

async function rowsOf(records: SnapshotRecord[]): Promise<Row[]> {
  const file = await collect(writeCsv, aHeader(records), records);
  return parse<Row>(file, { bom: true, delimiter: ';', columns: true });
}

/** The record with a text put into each of its fields that people or files fill in. */
function filledWith(text: string): SnapshotRecord {
  return aRecord({
    reference: text,
    section: { slug: text, number: text, title: text, position: 0 },
    passage: text,
    title: text,
    body: text,
    proposedWording: text,
    author: { name: text, category: text, organisation: text },
    provenance: { stage: text, channel: 'in_room', verbatim: true },
    parentReference: text,
    sourceTally: { label: text, for: 1, mixed: 2, against: 3, total: 6 },
    sources: [{ title: text, url: text }],
    disposition: { outcome: 'accepted', motive: text, setAt: '2019-12-02T10:00:00.000Z' },
  });
}

describe('the open data in CSV', () => {
  it('opens in a French spreadsheet: byte order mark, semicolons, a line per contribution', async () => {
    const records = [aRecord()];
    const file = (await collect(writeCsv, aHeader(records), records)).toString();
    expect(file.startsWith('\uFEFFreference;section_numero;')).toBe(true);
    expect(file.split('\r\n')).toHaveLength(3);
  });

  it('gives back every text exactly', async () => {
    const texts = [
      '- une liste\n- qui commence par un tiret',
      '=HYPERLINK("https://exemple.test";"x")',
      'guillemets " ; et\nretours',
      "'déjà précédé",
      '😀 هل يشمل « é »',
      'long '.repeat(20_000).trim(),
    ];
    const rows = await rowsOf(texts.map((body) => aRecord({ body, passage: body })));
    expect(rows.map((row) => restoreCell(row.texte_markdown ?? ''))).toEqual(texts);
    expect(rows.map((row) => restoreCell(row.passage_commente ?? ''))).toEqual(texts);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '  =1', '\u200B=1'])(
    'has no formula in any column: %j',
    async (formula) => {
      const [row] = await rowsOf([filledWith(formula)]);
      const cells = Object.entries(row ?? {});
      expect(cells.map(([name]) => name)).toEqual(OPEN_DATA_COLUMNS.map((column) => column.name));
      expect(cells.filter(([, cell]) => /^[\s\p{Cf}]*[=+\-@]/u.test(cell))).toEqual([]);
    },
  );

  it('has only the columns of the list, none of which holds personal data', async () => {
    const canary = aRecord({
      author: { name: 'CANARI camille@exemple.test', category: 'Citoyen', organisation: null },
    });
    const file = await collect(writeCsv, aHeader([canary]), [canary]);
    expect(file.toString()).not.toContain('CANARI');
    expect(OPEN_DATA_COLUMNS.map((column) => column.name).join(' ')).toBe(
      'reference section_numero section_titre section_identifiant passage_commente type position etat titre ' +
        'texte_markdown texte_brut redaction_proposee categorie_acteur organisation etape canal fidelite deposee_le ' +
        'publiee_le en_reponse_a profondeur reactions_pour reactions_mitigees reactions_contre decompte_origine ' +
        'decompte_pour decompte_mitigees decompte_contre decompte_total sources suite suite_motif suite_le',
    );
  });

  it('keeps the place of what was masked or withdrawn, without its words, and leaves out what was never public', async () => {
    const secret = filledWith('SECRET');
    const records = (['hidden', 'withdrawn', 'refused', 'in_review', 'submitted'] as const).map((state) => ({
      ...secret,
      ...{ state, reference: state, parentReference: null, section: aRecord().section },
      ...{ provenance: aRecord().provenance, author: { ...secret.author, category: 'Citoyen' } },
      ...{ sourceTally: null, disposition: null },
    }));
    const file = (await collect(writeCsv, aHeader(records), records)).toString();
    expect(file).not.toContain('SECRET');
    const rows = parse<Row>(file, { bom: true, delimiter: ';', columns: true });
    expect(rows.map((row) => row.etat)).toEqual(['Masquée par la modération', 'Retirée par son auteur']);
  });

  it('of an empty consultation has its header line', async () => {
    expect((await collect(writeCsv, aHeader([]), [])).toString()).toMatch(
      /^\uFEFFreference;[^\n]*suite_le\r\n$/,
    );
  });

  it('is the same file each time', async () => {
    const records = aConsultation(60);
    const first = await collect(writeCsv, aHeader(records), records);
    expect((await collect(writeCsv, aHeader(records), records)).equals(first)).toBe(true);
  });
});
