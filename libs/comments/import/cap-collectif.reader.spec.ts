import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConsultationReading,
  FileChangedError,
  ImportedRecord,
  readCapCollectifCsv,
  readCapCollectifJson,
} from './index';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'import-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const author = { id: 'contributeur-1', institution: false, vip: false, admin: false };

const opinion = (more: object = {}) => ({
  id: 1,
  titre: 'Article 1',
  section: { id: 7, titre: 'Titre I', sous_titre: 'Données' },
  cree_le: '2030-01-02T10:00:00+0100',
  modifie_le: null,
  auteur: { ...author, id: 'gouvernement', institution: true },
  corps_html: '<p>Un <strong>texte</strong>.</p>',
  annexes: [{ titre: 'Pourquoi', corps_html: '<p>Parce que.</p>' }],
  votes: { ok: 3, mitige: 1, nok: 2, total: 6 },
  classement: null,
  nb_versions: 0,
  corbeille: false,
  arguments: [],
  sources: [],
  ...more,
});

const argument = (more: object = {}) => ({
  id: 1,
  sens: 'contre',
  corps: 'Non.',
  cree_le: '2030-01-03T10:00:00Z',
  votes: 4,
  corbeille: false,
  auteur: author,
  ...more,
});

const source = (more: object = {}) => ({
  id: 1,
  titre: 'Étude',
  lien: 'https://etude.example/',
  corps: 'Voir.',
  categorie: 'Autre',
  cree_le: '2030-01-03T10:00:00Z',
  votes: 0,
  auteur: author,
  ...more,
});

const HEADER =
  'type_contenu,id,lie_a,section,titre,sens,contenu,cree_le,auteur,votes_ok,votes_mitige,votes_nok,votes,corbeille,lien';
const PROPOSAL =
  'Proposition,1,,Titre I - Données,Article 1,,"Un\r\n\r\ntexte",2030-01-02T10:00:00+0100,a,3,1,2,6,False,';
const ARGUMENT =
  'Argument,1,Proposition 1,Titre I - Données,,pour,Oui,2030-01-02T10:00:00+0100,b,,,,4,False,';

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const json = (opinions: unknown, more: object = {}) =>
  readCapCollectifJson(
    write('c.json', JSON.stringify({ meta: { titre: 'Essai' }, opinions, ...more }, null, 1)),
  );
const csv = (...rows: string[]) => readCapCollectifCsv(write('c.csv', [HEADER, ...rows, ''].join('\r\n')));

async function records(reading: ConsultationReading): Promise<ImportedRecord[]> {
  if (!reading.sound) throw new Error(JSON.stringify(reading.faults));
  const found: ImportedRecord[] = [];
  for await (const record of reading.records()) found.push(record);
  return found;
}

function faults(reading: ConsultationReading): string[] {
  return reading.sound ? [] : reading.faults.map((fault) => `${fault.code} ${fault.where}`);
}

function warnings(reading: ConsultationReading): string[] {
  return reading.sound ? reading.warnings.map((warning) => `${warning.code} ${warning.where}`) : ['refused'];
}

describe('a consultation in JSON', () => {
  it('gives proposals, arguments and sources in our words', async () => {
    const reading = await json([opinion({ arguments: [argument()], sources: [source()] })]);
    const [proposal, reply, reference] = await records(reading);
    expect(proposal).toMatchObject({
      sourceRef: 'proposition:1',
      where: '$.opinions[0]',
      statement: 'Un **texte**.',
      body: 'Un **texte**.\n\n### Pourquoi\n\nParce que.',
      createdAt: new Date('2030-01-02T09:00:00Z'),
      author: { key: 'gouvernement', organisation: true },
      votes: { for: 3, mixed: 1, against: 2, total: 6 },
    });
    expect(reply).toMatchObject({
      kind: 'argument',
      position: 'against',
      proposalId: '1',
      votes: { for: 4, mixed: null, against: null, total: 4 },
    });
    expect(reference).toMatchObject({ kind: 'source', url: 'https://etude.example/', category: 'Autre' });
    expect(reading).toMatchObject({
      about: { titre: 'Essai' },
      counts: { proposals: 1, arguments: 1, sources: 1 },
    });
  });

  it('leaves no script, no raw HTML and no dangerous link in a text', async () => {
    const corps_html =
      '<p onclick="x()">Avant <a href="javascript:alert(1)">ici</a><script>alert(2)</script> &lt;b&gt; *après* _fin_</p><img src="https://image.example/a.png" alt="plan">';
    const reading = await json([
      opinion({ corps_html, annexes: [], sources: [source({ lien: 'javascript:alert(1)' })] }),
    ]);
    const [proposal, reference] = await records(reading);
    expect(proposal?.body).toBe(
      'Avant ici \\<b> \\*après\\* \\_fin\\_\n\n[\\[image\u00a0: plan\\]](https://image.example/a.png)',
    );
    expect(reference).toMatchObject({ url: null, title: 'Étude' });
    expect(warnings(reading)).toEqual([
      'link-dropped $.opinions[0].corps_html',
      'picture-dropped $.opinions[0].corps_html',
      'link-dropped $.opinions[0].sources[0].lien',
    ]);
  });

  it('keeps a plain text literal, its line breaks and its addresses', async () => {
    const corps = '# pas un titre\n<br />voir https://a.example/b_c_d, *non*';
    const [, reply] = await records(await json([opinion({ arguments: [argument({ corps })] })]));
    expect(reply?.body).toContain('\\# pas un titre');
    expect(reply?.body).toContain('<https://a.example/b_c_d>, \\*non\\*');
  });

  it.each([
    ['a missing title', opinion({ titre: ' ' }), 'missing-field $.opinions[0].titre'],
    [
      'a date that no calendar has',
      opinion({ cree_le: '2030-02-30T10:00:00Z' }),
      'bad-date $.opinions[0].cree_le',
    ],
    [
      'a date without its offset',
      opinion({ cree_le: '2030-02-03T10:00:00' }),
      'bad-date $.opinions[0].cree_le',
    ],
    ['negative votes', opinion({ votes: { ok: -1 } }), 'bad-votes $.opinions[0].votes.ok'],
    ['half a vote', opinion({ votes: { ok: 0.5 } }), 'wrong-type $.opinions[0].votes.ok'],
    ['a NUL character', opinion({ titre: 'a\u0000b' }), 'forbidden-character $.opinions[0].titre'],
    ['half a character', opinion({ titre: 'a\ud800b' }), 'forbidden-character $.opinions[0].titre'],
    ['a text without end', opinion({ corps_html: 'x'.repeat(100_001) }), 'too-long $.opinions[0].corps_html'],
    [
      'an unknown stance',
      opinion({ arguments: [argument({ sens: 'bof' })] }),
      'unknown-value $.opinions[0].arguments[0].sens',
    ],
    [
      'two arguments of one id',
      opinion({ arguments: [argument(), argument()] }),
      'duplicate-id $.opinions[0].arguments[1]',
    ],
    ['no author', opinion({ auteur: null }), 'missing-field $.opinions[0].auteur'],
    [
      'markup without a word',
      opinion({ corps_html: '<p><br></p>' }),
      'missing-field $.opinions[0].corps_html',
    ],
    ['a list in place of a row', [], 'wrong-type $.opinions[0]'],
  ])('is refused whole with the path: %s', async (_name, row, fault) => {
    expect(faults(await json([row]))).toEqual([fault]);
  });

  it('warns of a total that is not the sum, of unknown fields, of control characters', async () => {
    const odd = opinion({
      votes: { ok: 1, mitige: 1, nok: 1, total: 9 },
      titre: 'a\u202eb',
      humeur: 'bonne',
    });
    const reading = await json([odd], { pied: 1 });
    expect(warnings(reading).sort()).toEqual([
      'control-removed $.opinions[0].titre',
      'tally-mismatch $.opinions[0].votes.total',
      'unknown-field $.opinions[0].humeur',
      'unknown-field $.pied',
    ]);
  });

  it('keeps the first hundred faults and counts the others', async () => {
    const reading = await json([
      opinion({ arguments: Array.from({ length: 150 }, (_, id) => argument({ id, sens: '?' })) }),
    ]);
    expect(reading).toMatchObject({ sound: false, faultCount: 150, faultsByCode: { 'unknown-value': 150 } });
    expect(faults(reading)).toHaveLength(100);
  });

  it.each([
    ['cut short', '{"meta":{},\n"opinions":[{"id":1', 'broken-structure ligne 2'],
    ['not JSON', '{"meta":{},\n"opinions":[}', 'broken-structure ligne 2'],
    ['a list', '[1]', 'broken-structure ligne 1'],
    ['without proposals', '{"opinions":[]}', 'broken-structure fichier'],
    ['without the list', '{"meta":{}}', 'broken-structure $.opinions'],
    ['empty', '', 'broken-structure ligne 1'],
    ['not UTF-8', Buffer.from('{"meta":{},\n"titre":"\xe9t\xe9"}', 'latin1'), 'not-utf8 ligne 2'],
  ])('is refused when the file is %s', async (_name, content, fault) => {
    expect(faults(await readCapCollectifJson(write('c.json', content)))).toEqual([fault]);
  });

  it('is refused when there is no file', async () => {
    expect(faults(await readCapCollectifJson(join(folder, 'absent.json')))).toEqual([
      'unreadable-file fichier',
    ]);
  });

  it('stops when the file changes between validation and reading', async () => {
    const reading = await json([opinion()]);
    write('c.json', JSON.stringify({ opinions: [opinion({ titre: 'Autre' })] }));
    await expect(records(reading)).rejects.toThrow(FileChangedError);
  });
});

describe('a consultation in CSV', () => {
  it('gives the same records as the JSON, without what the file lacks', async () => {
    const reading = await csv(PROPOSAL, ARGUMENT);
    const [proposal, reply] = await records(reading);
    expect(proposal).toMatchObject({
      where: 'ligne 2',
      body: 'Un\n\ntexte',
      votes: { for: 3, mixed: 1, against: 2, total: 6 },
      author: { key: 'a', organisation: null },
    });
    expect(reply).toMatchObject({ where: 'ligne 5', position: 'for', proposalId: '1' });
    expect(reading).toMatchObject({
      sections: [{ title: 'Titre I', subtitle: 'Données', externalId: null }],
    });
  });

  it('gives a proposal before what answers it, whatever the order of the rows', async () => {
    const kinds = (await records(await csv(ARGUMENT, PROPOSAL))).map((record) => record.kind);
    expect(kinds).toEqual(['proposal', 'argument']);
  });

  it('reads a semicolon and a byte-order mark as spreadsheets write them', async () => {
    const content = `\ufeff${HEADER}\n${PROPOSAL}\n`.replaceAll(',', ';');
    expect(await records(await readCapCollectifCsv(write('c.csv', content)))).toHaveLength(1);
  });

  it('names the line on which a bad row begins, after cells of several lines', async () => {
    const reading = await csv(
      PROPOSAL,
      ARGUMENT.replace('Proposition 1', 'Proposition 9'),
      'a,b',
      ARGUMENT.replace('t,1', 't,2').replace('pour', 'non'),
    );
    expect(faults(reading)).toEqual([
      'broken-structure ligne 6',
      'unknown-value ligne 7, colonne «\u00a0sens\u00a0»',
      'unknown-parent ligne 5',
    ]);
  });

  it('is not refused twice for the children of a refused proposal', async () => {
    expect(faults(await csv(PROPOSAL.replace('Article 1', ''), ARGUMENT))).toEqual([
      'missing-field ligne 2, colonne «\u00a0titre\u00a0»',
    ]);
  });

  it.each([
    [
      'a quotation mark is never closed',
      [HEADER, PROPOSAL, 'Argument,"2'].join('\n'),
      'broken-structure ligne 5',
    ],
    ['a column is missing', HEADER.replace(',votes_ok', ''), 'broken-structure ligne 1'],
    ['a column comes twice', `${HEADER},lien`, 'broken-structure ligne 1'],
    ['it is empty', '', 'broken-structure ligne 1'],
    ['it is not UTF-8', Buffer.from(`${HEADER}\n\xe9`, 'latin1'), 'not-utf8 ligne 2'],
  ])('is refused when %s', async (_name, content, fault) => {
    expect(faults(await readCapCollectifCsv(write('c.csv', content)))).toEqual([fault]);
  });
});
