import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docxOf, paragraph, W, zipOf, type ZipPart } from '../../../test/builders/zip.builder';
import { readApart, readFile } from './index';

const TEXT = paragraph('Un texte.');
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (type: string, target: string): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  data: `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r9" Type="${OFFICE}/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});
const body = (xml: string): ZipPart => ({ name: 'word/document.xml', data: xml });
const inDocument = (before: string, text: string): Buffer =>
  docxOf('', [body(`<?xml version="1.0"?>${before}<w:document ${W}><w:body>${text}</w:body></w:document>`)]);

const html = (inner: string, head = ''): Buffer =>
  Buffer.from(`<!DOCTYPE html><html><head>${head}</head><body><h1>T</h1>\n${inner}</body></html>`);
const md = (text: string, name = 'page.md'): ZipPart => ({ name, data: text });
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);

/** 256 entries over the same 16 MB of zeros: 42 kB that unpack to 4 GB. */
const overlapping = (announced?: number): Buffer =>
  docxOf(TEXT, [
    { name: 'word/a0.xml', data: Buffer.alloc(16 * 2 ** 20), announced },
    ...Array.from({ length: 255 }, (_, at) => ({
      name: `word/a${String(at + 1)}.xml`,
      overlaps: true,
      announced,
    })),
  ]);

const HOSTILE: [what: string, file: string, make: () => Buffer, sentence: RegExp][] = [
  ['42 kB that unpack to 4 GB', 'bombe.docx', () => overlapping(), /plus de 60,0 Mo une fois décompressé/],
  ['the same, with lying sizes', 'bombe.docx', () => overlapping(100), /tailles qui ne sont pas celles/],
  [
    'one lying entry of 200 MB',
    'bombe.zip',
    () => zipOf([{ ...md(''), data: zeros(200), announced: 12 }]),
    /tailles qui ne sont pas celles/,
  ],
  [
    '100,000 entries',
    'foule.zip',
    () => zipOf(Array.from({ length: 60_000 }, (_, at) => md('', `${String(at)}.md`))),
    /60000 fichiers, pour 2000 au plus/,
  ],
  [
    'an archive in an archive',
    'poupee.zip',
    () => zipOf([{ name: 'dedans.zip', data: zipOf([md('# A')]) }]),
    /contient une autre archive \(«\u00A0dedans\.zip\u00A0»\)/,
  ],
  [
    'a name that leads out',
    'dehors.zip',
    () => zipOf([md('# A', '../../etc/cron.d/page.md')]),
    /un nom de fichier qui mène hors d’elle/,
  ],
  [
    'an absolute name',
    'dehors.zip',
    () => zipOf([md('# A', '/etc/page.md')]),
    /un nom de fichier qui mène hors d’elle/,
  ],
  [
    'a name with backslashes',
    'dehors.zip',
    () => zipOf([md('# A', '..\\page.md')]),
    /un nom de fichier qui mène hors d’elle/,
  ],
  [
    'a symbolic link',
    'lien.zip',
    () => zipOf([md('# A'), { name: 'b.md', data: '/etc/passwd', isSymbolicLink: true }]),
    /un lien symbolique \(«\u00A0b\.md\u00A0»\)/,
  ],
  [
    'the same name twice',
    'double.zip',
    () => zipOf([md('# A'), md('# B')]),
    /deux fois «\u00A0page\.md\u00A0»/,
  ],
  [
    'a truncated archive',
    'coupe.docx',
    () => docxOf(TEXT).subarray(0, 300),
    /abîmée ou n’est pas une archive/,
  ],
  [
    'a DOCTYPE with an outer entity',
    'xxe.docx',
    () => inDocument('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', paragraph('&x;')),
    /déclaration DOCTYPE/,
  ],
  [
    'entities that expand',
    'rires.docx',
    () => inDocument(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`, paragraph('&b;')),
    /déclaration DOCTYPE/,
  ],
  [
    'a million references',
    'references.docx',
    () => docxOf(paragraph('&#65;'.repeat(1_000_000))),
    /trop de références de caractères/,
  ],
  [
    'a DOCTYPE in the styles',
    'xxe.docx',
    () =>
      docxOf(TEXT, [
        { name: 'word/styles.xml', data: `<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x"><w:styles ${W}/>` },
      ]),
    /«\u00A0word\/styles\.xml\u00A0» du document contient une déclaration DOCTYPE/,
  ],
  [
    'XML in UTF-16',
    'utf16.docx',
    () =>
      docxOf('', [
        { name: 'word/document.xml', data: Buffer.from('\uFEFF<?xml version="1.0"?><a/>', 'utf16le') },
      ]),
    /n’est pas en UTF-8/,
  ],
  [
    'elements 10,000 deep',
    'profond.docx',
    () => docxOf('<w:p>'.repeat(10_000) + '</w:p>'.repeat(10_000)),
    /imbrique plus de 150 niveaux/,
  ],
  [
    'a linked picture of the server',
    'image.docx',
    () => docxOf(TEXT, [relations('image', 'file:///etc/passwd')]),
    /un lien vers un fichier d’un ordinateur \(«\u00A0file:\/\/\/etc\/passwd\u00A0»\)/,
  ],
  [
    'a linked picture of another site',
    'image.docx',
    () => docxOf(TEXT, [relations('image', 'https://example.org/a.png')]),
    /montre un contenu qu’il ne contient pas/,
  ],
  [
    'a link to a program',
    'lien.docx',
    () => docxOf(TEXT, [relations('hyperlink', 'javascript:alert(1)')]),
    /un lien qui exécute un programme/,
  ],
  [
    'a link to a share',
    'lien.docx',
    () => docxOf(TEXT, [relations('hyperlink', '\\\\server\\share')]),
    /un fichier d’un ordinateur/,
  ],
  [
    'a field that reads a file',
    'champ.docx',
    () => docxOf('<w:p><w:r><w:instrText>INCLUDETEXT "C:\\\\secret.txt"</w:instrText></w:r></w:p>'),
    /un champ de ce document irait chercher un autre fichier/,
  ],
  [
    'macros',
    'macro.docx',
    () => docxOf(TEXT, [{ name: 'word/vbaProject.bin', data: 'x' }]),
    /contient des macros/,
  ],
  ['a .docm', 'macro.docm', () => docxOf(TEXT), /peut contenir des macros/],
  [
    'a .doc named .docx',
    'ancien.docx',
    () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    /document Word d’ancien format/,
  ],
  [
    'an .odt named .docx',
    'libre.docx',
    () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }]),
    /document LibreOffice \(\.odt\)/,
  ],
  ['a PDF named .docx', 'fixe.docx', () => Buffer.from('%PDF-1.7'), /c’est un PDF/],
  [
    'a spreadsheet named .docx',
    'tableau.docx',
    () => zipOf([{ name: 'xl/workbook.xml', data: '<a/>' }]),
    /n’est pas un document Word/,
  ],
  ['a program named .html', 'outil.html', () => Buffer.from('MZ\x90'), /c’est un programme/],
  ['an archive named .md', 'page.md', () => zipOf([md('# A')]), /est une archive, ce que son nom ne dit pas/],
  ['an empty file', 'vide.html', () => Buffer.alloc(0), /fichier est vide/],
  ['21 MB', 'lourd.html', () => Buffer.alloc(21_000_000, 0x61), /21,0 Mo, pour 20,0 Mo au plus/],
  [
    'a script',
    'page.html',
    () => html('<p>a</p>\n<script>alert(1)</script>'),
    /page\.html, ligne 3.: cette page contient un programme ou un cadre \(<script>\)/,
  ],
  ['an event handler', 'page.html', () => html('<p onclick="a()">a</p>'), /un programme \(onclick=…\)/],
  [
    'a javascript: link',
    'page.html',
    () => html('<p><a href=" java\nscript:alert(1)">a</a></p>'),
    /un lien qui exécute un programme/,
  ],
  ['a frame', 'page.html', () => html('<iframe src="/"></iframe>'), /un cadre \(<iframe>\)/],
  [
    'a page that goes on to a program',
    'page.html',
    () => html('<p>a</p>', '<meta http-equiv="refresh" content="0; URL=javascript:alert(1)">'),
    /un lien qui exécute un programme/,
  ],
  [
    'a link to a file',
    'page.html',
    () => html('<p><a href="file:///etc/passwd">a</a></p>'),
    /un lien vers un fichier d’un ordinateur/,
  ],
  [
    'entities in a page',
    'page.html',
    () => Buffer.from('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>'),
    /définit des entités/,
  ],
  ['a page 10,000 deep', 'page.html', () => html('<div>'.repeat(10_000)), /plus de 60 niveaux d’imbrication/],
  [
    'Latin-1 that is not declared',
    'page.html',
    () => Buffer.from('<p>ligne</p>\n<p>élan</p>', 'latin1'),
    /ligne 2.: le texte n’est pas en UTF-8/,
  ],
  [
    'UTF-8 that calls itself Latin-1',
    'page.html',
    () => Buffer.from('<meta charset="iso-8859-1"><p>élan</p>'),
    /annonce «\u00A0iso-8859-1\u00A0» et est en UTF-8/,
  ],
  [
    'UTF-32, which begins as UTF-16 does',
    'page.md',
    () => Buffer.from('\ufeff# Été'.replace(/./gsu, '$&\0'), 'utf16le'),
    /annonce de l’UTF-16 et n’en est pas/,
  ],
  [
    'lists 1,000 deep',
    'page.md',
    () => Buffer.from(Array.from({ length: 1_000 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n')),
    /ligne 61.: plus de 60 niveaux d’imbrication/,
  ],
  ['UTF-16 without its mark', 'page.html', () => Buffer.from('<p>élan</p>', 'utf16le'), /octet nul|UTF-16/],
  [
    'a script in Markdown',
    'pages.zip',
    () => zipOf([md('# A\n\n<img src=x onerror="a()">')]),
    /page\.md, ligne 3.: cette page contient un programme \(onerror=…\)/,
  ],
  [
    'a picture that is a page',
    'pages.zip',
    () => zipOf([md('# A'), { name: 'a.png', data: '<svg onload="a()"/>' }]),
    /n’est pas l’image que son nom annonce/,
  ],
];

describe('a hostile file', () => {
  it.each(HOSTILE)(
    'is refused in a sentence, within a second and 100 MB: %s',
    async (_, file, make, sentence) => {
      const bytes = make();
      const before = process.memoryUsage().rss;
      const start = process.cpuUsage();
      await expect(readFile(bytes, file)).rejects.toThrow(sentence);
      // Of the processor: what else the machine does at that time says nothing of the file.
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(1_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    },
  );

  it('does its worst in a process of its own, which stays small and has no secrets', async () => {
    const peaks: number[] = [];
    const start = performance.now();
    const tried = HOSTILE.filter(([, file]) => /bombe|references|rires/.test(file));
    for (const [, file, make, sentence] of tried)
      await expect(readApart(make(), file, (kilobytes) => peaks.push(kilobytes / 1024))).rejects.toThrow(
        sentence,
      );
    expect(peaks).toHaveLength(tried.length);
    expect(Math.max(...peaks)).toBeLessThan(220);
    process.stdout.write(
      `reading process: at most ${Math.max(...peaks).toFixed(0)} MB, ${((performance.now() - start) / 1000 / tried.length).toFixed(1)} s a file with its start\n`,
    );
  });

  it('that takes the reader for ever is ended, and said to be', async () => {
    // A legal document of 400,000 paragraphs in one table cell: 20 MB of XML, far more than the heap as a tree.
    const heavy = docxOf(
      `<w:tbl><w:tr><w:tc>${'<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(120_000)}</w:tc></w:tr></w:tbl>`,
    );
    const start = performance.now();
    await readApart(heavy, 'lourd.docx').catch((error: unknown) => {
      expect(String(error)).toMatch(/trop de temps ou de mémoire/);
    });
    expect(performance.now() - start).toBeLessThan(25_000);
  });

  it('cannot make the reader open another file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'));
    try {
      const canary = join(folder, 'canary.png');
      writeFileSync(canary, 'CANARI-7421');
      const page = html(`<p><img src="${canary}" alt="a"> <img src="../../../../..${canary}"></p>`);
      const { doctrine, pictures } = await readApart(page, 'page.html');
      expect(JSON.stringify(doctrine)).not.toContain('CANARI');
      expect(pictures).toEqual([]);
      expect(doctrine.missingImages).toHaveLength(2);
      await expect(
        readApart(html(`<p><img src="${pathToFileURL(canary).href}"></p>`), 'page.html'),
      ).rejects.toThrow(/fichier d’un ordinateur/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
