import { item, notes, NUMBERING, p, relations, run, styled } from '../../../test/builders/docx.builder';
import { bare, first, outline, readBody, said } from '../../../test/builders/docx.reading';
import { paragraph, W, type ZipPart } from '../../../test/builders/zip.builder';

describe('headings of a Word document', () => {
  it('are known by the names of their styles, by outline levels and by what styles are based on', async () => {
    const found = await readBody(
      p(run('Un'), styled('Chapitre')) +
        p(run('Partie'), styled('Partie')) +
        p(run('Fin'), styled('Titre3')) +
        p(run('Deux'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Un', '>> Partie', '>>> Fin', '> Deux']);
    expect(found.doctrine.warnings).toEqual([]);
  });

  it('are known by the outline level of a paragraph of any style', async () => {
    const found = await readBody(
      p(run('Un'), '<w:outlineLvl w:val="0"/>') +
        p(run('Portée'), `${styled('Normal')}<w:jc w:val="left"/><w:outlineLvl w:val="1"/>`) +
        p(run('a'), '<w:outlineLvl w:val="9"/>') +
        p(run('Deux'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Un', '>> Portée', '> Deux']);
    expect(found.doctrine.sections[1]?.text).toBe('a');
    expect(said(found)).toBe('');
  });

  it('have the numbers that their style gives', async () => {
    const found = await readBody(
      p(run('Un'), styled('Titre1')) +
        p(run('Portée'), styled('Titre2')) +
        p(run('Limites'), styled('Titre2')) +
        p(run('Deux'), styled('Titre1')) +
        p(run('Portée'), styled('Titre2')),
      [NUMBERING],
    );
    expect(outline(found)).toEqual([
      '> 1 Un',
      '>> 1.1 Portée',
      '>> 1.2 Limites',
      '> 2 Deux',
      '>> 2.1 Portée',
    ]);
  });

  it('may skip a rank, say the same twice, or be missing', async () => {
    const skipping = await readBody(
      p(run('Un'), styled('Titre1')) +
        p(run('Loin'), styled('Titre3')) +
        p(run('a')) +
        p(run('Loin'), styled('Titre3')) +
        p(run('b')),
    );
    expect(outline(skipping)).toEqual(['> Un', '>> Loin', '>> Loin']);
    expect(skipping.doctrine.sections.map(({ slug, text }) => [slug, text])).toEqual([
      ['texte', ''],
      ['texte--loin', 'a'],
      ['texte--loin-2', 'b'],
    ]);
    const none = await readBody(p(run('Tout le texte.')) + p(run('Fin.')));
    expect(outline(none)).toEqual(['> Texte']);
    expect(first(none).text).toBe('Tout le texte.\nFin.');
  });

  it('come after what stands before them, which is a section too', async () => {
    const found = await readBody(
      p(run('Avant-propos.')) + p(run('Un'), styled('Titre1')) + p(run('Deux'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Texte', '> Un', '> Deux']);
    expect(first(found).text).toBe('Avant-propos.');
  });

  it('stay in their table, which is said', async () => {
    const found = await readBody(
      p(run('Un'), styled('Titre1')) +
        `<w:tbl><w:tr><w:tc>${p(run('Dedans'), styled('Titre2'))}${p(run('a'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(outline(found)).toEqual(['> Un']);
    expect(first(found).text).toBe('Dedans a');
    expect(said(found)).toContain('Un titre placé dans un tableau y reste');
  });

  it('of the title over several lines are one title', async () => {
    const found = await readBody(
      p(run('Doctrine'), styled('Titre')) +
        p(run('du numérique'), styled('Titre')) +
        p(run('Un'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Doctrine du numérique', '>> Un']);
  });

  it('that call a note have it right below them', async () => {
    const found = await readBody(
      p(`${run('Un')}<w:r><w:footnoteReference w:id="2"/></w:r>`, styled('Titre1')) +
        p(run('a')) +
        p(run('Deux'), styled('Titre2')),
      [relations(), notes('footnote', p(run('Note du titre.')))],
    );
    expect(outline(found)).toEqual(['> Un', '>> Deux']);
    expect(first(found).blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: Un',
      'note: Note du titre.',
      'paragraph: a',
    ]);
    expect(said(found)).toBe('');
  });
});

describe('lists of a Word document', () => {
  it('go on counting after a paragraph between them', async () => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        [item('a', 2), item('b', 2), p(run('Entre.')), item('c', 2), item('d', 2)].join(''),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe(
      '<ol><li>a</li><li>b</li></ol><p>Entre.</p><ol start="3"><li>c</li><li>d</li></ol>',
    );
    expect(first(found).markdown).toContain('\n3. c\n4. d');
    expect(
      first(found)
        .blocks.slice(1)
        .map(({ text }) => text),
    ).toEqual(['a', 'b', 'Entre.', 'c', 'd']);
  });

  it('begin again where Word makes them begin again', async () => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        [item('a', 2), item('b', 2), item('x', 4), item('y', 4), p(run('Entre.')), item('c', 6)].join(''),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe(
      '<ol><li>a</li><li>b</li></ol><ol><li>x</li><li>y</li></ol><p>Entre.</p><ul><li>c</li></ul>',
    );
  });

  it('count their inner lists anew, and letters are said to become figures', async () => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        [item('a', 2), item('a1', 2, 1), item('a2', 2, 1), item('b', 2), item('b1', 2, 1)].join(''),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe(
      '<ol><li>a<ol><li>a1</li><li>a2</li></ol></li><li>b<ol><li>b1</li></ol></li></ol>',
    );
    expect(said(found)).toContain('3 éléments de listes numérotées par des lettres');
  });

  it('may be numbered by their style', async () => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        p(run('a'), styled('Listenumros')) +
        p(run('Entre.')) +
        p(run('b'), styled('Listenumros')),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe('<ol><li>a</li></ol><p>Entre.</p><ol start="2"><li>b</li></ol>');
  });

  it('whose numbers hold words keep these words, for people refer to them', async () => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        p(run('doit a.'), styled('Exigence')) +
        p(run('doit b.'), styled('Exigence')),
      [NUMBERING],
    );
    expect(first(found).text).toBe('EXI-1 doit a.\nEXI-2 doit b.');
  });
});

it('headers and footers of a Word document go, which is said, and deleted rows too', async () => {
  const cell = (inner: string): string => `<w:tc><w:tcPr/>${inner}</w:tc>`;
  const margin = (name: string, words: string): ZipPart => ({
    name: `word/${name}.xml`,
    data: `<w:hdr ${W}>${p(run(words))}</w:hdr>`,
  });
  const found = await readBody(
    p(run('T'), styled('Titre1')) +
      `<w:tbl><w:tr>${cell(p(run('Nom')))}${cell(p(run('Valeur')))}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p('<w:del w:id="2"><w:r><w:delText>ôté</w:delText></w:r></w:del>'))}${cell(p(''))}</w:tr><w:tr><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>${p(run('a'))}</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>` +
      p(run('Fin.')),
    [margin('header1', 'Projet'), margin('footer1', 'Page')],
  );
  expect(first(found).text).toBe('Nom Valeur\na\nFin.');
  expect(said(found)).toContain('Les en-têtes et les pieds de page ne sont pas repris.');
  expect(said(found)).toContain('2\u00A0suppressions.');
});

describe('tables of a Word document', () => {
  it('keep tables inside of them, and cells that go over rows', async () => {
    const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(paragraph('i'))}${cell(paragraph('j'))}</w:tr></w:tbl>`;
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        `<w:tbl><w:tr>${cell(paragraph('a'), '<w:vMerge w:val="restart"/>')}${cell(paragraph('b'))}</w:tr><w:tr>${cell('<w:p/>', '<w:vMerge/>')}${cell(`${inner}<w:p/>`)}</w:tr></w:tbl>`,
    );
    expect(first(found).html).toContain('rowspan="2"');
    expect(first(found).html.match(/<table/g)).toHaveLength(2);
    expect(first(found).text).toBe('a b\ni j');
    expect(said(found)).not.toContain('pas repris');
  });
});

it('links from one chapter of a Word document to another lead there', async () => {
  const { doctrine } = await readBody(
    p(run('Un'), styled('Titre1')) +
      p(`<w:hyperlink w:anchor="_Ref9">${run('vers la suite')}</w:hyperlink>`) +
      p(run('Deux'), styled('Titre1')) +
      p(`<w:bookmarkStart w:id="1" w:name="_Ref9"/>${run('Portée')}`, styled('Titre2')),
  );
  expect(doctrine.sections[0]?.html).toContain('href="/sections/deux--portee"');
  expect(doctrine.warnings).toEqual([]);
});
