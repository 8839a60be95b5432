import { docxOf, paragraph, W, zipOf } from '../../../test/builders/zip.builder';
import { normaliseText, readPages } from '../text';
import { pictureOf, readFile, storedPicture } from './index';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const HEADINGS = ['1', '2']
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('');
const STYLES = {
  name: 'word/styles.xml',
  data: `<w:styles ${W}>${HEADINGS}<w:style w:type="paragraph" w:styleId="Chapitre"><w:name w:val="Chapitre"/><w:basedOn w:val="H1"/></w:style></w:styles>`,
};
const read = async (body: string, others: Parameters<typeof docxOf>[1] = []) =>
  readFile(docxOf(body, [STYLES, ...others]), 'texte.docx');
const outline = (sections: readonly { level: number; number: string; title: string }[]): string[] =>
  sections.map(
    ({ level, number, title }) => `${'>'.repeat(level)} ${[number, title].filter(Boolean).join(' ')}`,
  );

describe('a Word document', () => {
  it('with one title is a page; with several, each is', async () => {
    const one = await read(paragraph('Principes', 'H1') + paragraph('Portée', 'H2'));
    expect(outline(one.doctrine.sections)).toEqual(['> Principes', '>> Portée']);
    const two = await read(
      paragraph('Avant') +
        paragraph('1 Un', 'Chapitre') +
        paragraph('Portée', 'H2') +
        paragraph('3 principes', 'H1'),
    );
    expect(outline(two.doctrine.sections)).toEqual(['> Texte', '> 1 Un', '>> Portée', '> 3 principes']);
    expect(two.doctrine.sections.map(({ slug }) => slug)).toEqual([
      'texte',
      'un',
      'un--portee',
      '3-principes',
    ]);
  });

  it('shows the numbers that Word counts and that stand nowhere in its text', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = {
      name: 'word/numbering.xml',
      data: `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, 'upperLetter', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    };
    const numbered = (text: string, at: number) =>
      `<w:p><w:pPr><w:pStyle w:val="H${String(at + 1)}"/><w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const { doctrine } = await read(
      numbered('Un', 0) +
        numbered('Portée', 1) +
        numbered('Limites', 1) +
        numbered('Deux', 0) +
        numbered('Portée', 1),
      [numbering],
    );
    expect(outline(doctrine.sections)).toEqual([
      '> A Un',
      '>> A.1 Portée',
      '>> A.2 Limites',
      '> B Deux',
      '>> B.1 Portée',
    ]);
  });

  it('has its tracked changes accepted and its comments left out, both said', async () => {
    const { doctrine } = await read(
      `${paragraph('T', 'H1')}<w:p><w:r><w:t xml:space="preserve">On </w:t></w:r><w:del w:id="1"><w:r><w:delText>peut</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>doit</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    );
    expect(doctrine.sections[0]?.text).toBe('On doit');
    expect(doctrine.warnings.map(({ message }) => message).join(' ')).toMatch(
      /1\u00A0ajout, 1\u00A0suppression\..*Un commentaire de relecture/,
    );
  });

  it('keeps merged cells and header rows', async () => {
    const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${paragraph(text)}</w:tc>`;
    const { doctrine } = await read(
      `${paragraph('T', 'H1')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Nom', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('a', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('c | d')}</w:tr></w:tbl>`,
    );
    const [section] = doctrine.sections;
    expect(section?.html).toMatch(/<th colspan="2" scope="col">/);
    expect(section?.html).toContain('rowspan="2"');
    expect(section?.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: T',
      'table_row: Nom',
      'table_row: a b',
      'table_row: c | d',
    ]);
  });

  it('has its notes at the end of the section that calls them', async () => {
    const notes = {
      name: 'word/footnotes.xml',
      data: `<w:footnotes ${W}><w:footnote w:id="2">${paragraph('Une note.')}</w:footnote></w:footnotes>`,
    };
    const relations = {
      name: 'word/_rels/document.xml.rels',
      data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
    };
    const { doctrine } = await read(
      `${paragraph('T', 'H1')}<w:p><w:r><w:t>Appel</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${paragraph('Suite', 'H2')}${paragraph('Fin.')}`,
      [notes, relations],
    );
    const [called, next] = doctrine.sections;
    expect(called?.markdown).toContain('Appel[^1]\n\n[^1]: Une note.');
    expect(called?.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'note']);
    expect(next?.blocks).toHaveLength(2);
  });

  it('can be edited afterwards: its Markdown shows the same, whatever its words look like', async () => {
    const words = [
      '{{ x }} {% include a.md %} <!-- b -->',
      '# pas un titre',
      '1. pas une liste',
      '*a* _b_ `c` [d](e) <Domaine> & < >',
      '[^1] | {: .class}',
      '---',
      'http://exemple.fr/a_b_c',
    ];
    const { doctrine } = await read(
      paragraph('T', 'H1') +
        words.map((word) => paragraph(word.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))).join(''),
    );
    const [section] = doctrine.sections;
    expect(section?.blocks.slice(1).map(({ text }) => text)).toEqual(words.map(normaliseText));
    const again = readPages(
      { pages: new Map([['texte.md', section?.markdown ?? '']]), files: new Set(), guideConfig: null },
      {},
    );
    expect(again.sections[0]?.blocks).toEqual(section?.blocks);
    expect(again.warnings).toEqual([]);
  });
});

describe('an HTML page', () => {
  const sections = async (page: Buffer) => (await readFile(page, 'page.html')).doctrine.sections;

  it('is its main text, whatever a site puts around', async () => {
    const page =
      '<html><head><title>Site</title></head><body><nav>Menu</nav><main><h1>Doctrine</h1><p>a</p><h2>2.1 Portée</h2><ul><li>b<ul><li>c</li></ul></li></ul></main><footer>Pied</footer></body></html>';
    const found = await sections(Buffer.from(page));
    expect(outline(found)).toEqual(['> Doctrine', '>> 2.1 Portée']);
    expect(found.map(({ text }) => text)).toEqual(['a', 'b\nc']);
  });

  it('is converted from the encodings that it declares', async () => {
    const latin = Buffer.from('<meta charset="windows-1252"><h1>Été</h1><p>\x93 ok \x94 \x9c</p>', 'latin1');
    expect((await sections(latin)).map(({ title, text }) => [title, text])).toEqual([['Été', '“ ok ” œ']]);
    const wide = Buffer.from('\uFEFF<h1>Été</h1><p>ok</p>', 'utf16le');
    expect((await sections(wide))[0]?.title).toBe('Été');
  });

  it('keeps the pictures that it carries and its own links', async () => {
    const page = `<h1>T</h1><p><a href="#b">vers</a></p><figure><img src="data:image/gif;base64,${GIF.toString('base64')}" alt="un point"><figcaption>Le point</figcaption></figure><h2 id="b">Bas</h2><p>x</p>`;
    const { doctrine, pictures } = await readFile(Buffer.from(page), 'page.html');
    expect(pictures).toEqual([pictureOf(GIF)]);
    expect(doctrine.sections[0]?.html).toContain('href="/sections/page--bas"');
    const src = /src="([^"]+)"/.exec(doctrine.sections[0]?.html ?? '')?.[1] ?? '';
    expect(storedPicture(src)).toBe(src);
    expect(doctrine.sections[0]?.blocks.at(-1)).toMatchObject({ kind: 'figure', text: 'Le point' });
  });
});

describe('an archive of Markdown', () => {
  it('is read as its folder would be, pictures included', async () => {
    const { doctrine, pictures } = await readFile(
      zipOf([
        { name: 'doctrine/01-a.md', data: '# Un\n\n![point](img/a.gif)\n\n![](manque.png)' },
        { name: 'doctrine/A.2-b.md', data: '# Deux' },
        { name: 'doctrine/img/a.gif', data: GIF },
        { name: '__MACOSX/doctrine/._01-a.md', data: '\0\0' },
      ]),
      'doctrine.zip',
    );
    expect(outline(doctrine.sections)).toEqual(['> Un', '> A.2 Deux']);
    expect(pictures).toHaveLength(1);
    expect(doctrine.sections[0]?.html).toMatch(/<img src="\/images\/[0-9a-f]{32}\.gif"/);
    expect(doctrine.missingImages.map(({ name }) => name)).toEqual(['manque.png']);
  });

  it('leads to pages and pictures from where a page stands, whatever way accents are written', async () => {
    const { doctrine } = await readFile(
      zipOf([
        {
          name: 'textes/règles/une.md'.normalize('NFD'),
          data: '# Une\n\n[a](deux%20mots.md) [b](../accueil.md) [c](accueil.md)\n\n![](../../images/été.gif)',
        },
        { name: 'textes/règles/deux mots.md', data: '# Deux\n\n![](point.gif)' },
        { name: 'textes/règles/point.gif', data: GIF },
        { name: 'textes/accueil.md', data: '# Accueil' },
        { name: 'images/été.gif'.normalize('NFD'), data: GIF },
        { name: 'textes/plan.odt', data: 'x' },
      ]),
      'doctrine.zip',
    );
    const une = doctrine.sections.find(({ title }) => title === 'Une');
    expect([...(une?.html.matchAll(/href="([^"]+)"/g) ?? [])].map(([, address]) => address)).toEqual([
      '/sections/deux-mots',
      '/sections/accueil',
      '/sections/accueil',
    ]);
    expect([doctrine.missingImages, doctrine.missingLinks]).toEqual([[], []]);
    expect(doctrine.warnings.map(({ message }) => message)).toEqual([
      'Un fichier de l’archive n’est pas lu, qui n’est ni une page .md ni une image\u00a0: textes/plan.odt.',
    ]);
  });
});
