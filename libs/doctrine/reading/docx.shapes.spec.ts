import {
  field,
  item,
  notes,
  NUMBERING,
  p,
  relations,
  run,
  styled,
  STYLES,
} from '../../../test/builders/docx.builder';
import { docxOf, paragraph, W, type ZipPart } from '../../../test/builders/zip.builder';
import { readFile, type ReadFile } from './index';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const read = async (body: string, others: readonly ZipPart[] = []): Promise<ReadFile> =>
  readFile(docxOf(body, [STYLES, ...others]), 'texte.docx');
const said = ({ doctrine }: ReadFile): string => doctrine.warnings.map(({ message }) => message).join('\n');
const outline = ({ doctrine }: ReadFile): string[] =>
  doctrine.sections.map(
    ({ level: depth, number, title }) => `${'>'.repeat(depth)} ${[number, title].filter(Boolean).join(' ')}`,
  );
const first = ({ doctrine }: ReadFile) => {
  const [section] = doctrine.sections;
  if (!section) throw new Error('no section was read');
  return section;
};
const bare = (html: string): string => html.replace(/ data-block="\d+"/g, '').replace(/\n/g, '');

describe('headings of a Word document', () => {
  it('are known by the names of their styles, by outline levels and by what styles are based on', async () => {
    const found = await read(
      p(run('Un'), styled('Chapitre')) +
        p(run('Partie'), styled('Partie')) +
        p(run('Fin'), styled('Titre3')) +
        p(run('Deux'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Un', '>> Partie', '>>> Fin', '> Deux']);
    expect(found.doctrine.warnings).toEqual([]);
  });

  it('are known by the outline level of a paragraph of any style', async () => {
    const found = await read(
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
    const found = await read(
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
    const skipping = await read(
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
    const none = await read(p(run('Tout le texte.')) + p(run('Fin.')));
    expect(outline(none)).toEqual(['> Texte']);
    expect(first(none).text).toBe('Tout le texte.\nFin.');
  });

  it('come after what stands before them, which is a section too', async () => {
    const found = await read(
      p(run('Avant-propos.')) + p(run('Un'), styled('Titre1')) + p(run('Deux'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Texte', '> Un', '> Deux']);
    expect(first(found).text).toBe('Avant-propos.');
  });

  it('stay in their table, which is said', async () => {
    const found = await read(
      p(run('Un'), styled('Titre1')) +
        `<w:tbl><w:tr><w:tc>${p(run('Dedans'), styled('Titre2'))}${p(run('a'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(outline(found)).toEqual(['> Un']);
    expect(first(found).text).toBe('Dedans a');
    expect(said(found)).toContain('Un titre placé dans un tableau y reste');
  });

  it('of the title over several lines are one title', async () => {
    const found = await read(
      p(run('Doctrine'), styled('Titre')) +
        p(run('du numérique'), styled('Titre')) +
        p(run('Un'), styled('Titre1')),
    );
    expect(outline(found)).toEqual(['> Doctrine du numérique', '>> Un']);
  });

  it('that call a note have it right below them', async () => {
    const found = await read(
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
    const found = await read(
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
    const found = await read(
      p(run('T'), styled('Titre1')) +
        [item('a', 2), item('b', 2), item('x', 4), item('y', 4), p(run('Entre.')), item('c', 6)].join(''),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe(
      '<ol><li>a</li><li>b</li></ol><ol><li>x</li><li>y</li></ol><p>Entre.</p><ul><li>c</li></ul>',
    );
  });

  it('count their inner lists anew, and letters are said to become figures', async () => {
    const found = await read(
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
    const found = await read(
      p(run('T'), styled('Titre1')) +
        p(run('a'), styled('Listenumros')) +
        p(run('Entre.')) +
        p(run('b'), styled('Listenumros')),
      [NUMBERING],
    );
    expect(bare(first(found).html)).toBe('<ol><li>a</li></ol><p>Entre.</p><ol start="2"><li>b</li></ol>');
  });

  it('whose numbers hold words keep these words, for people refer to them', async () => {
    const found = await read(
      p(run('T'), styled('Titre1')) +
        p(run('doit a.'), styled('Exigence')) +
        p(run('doit b.'), styled('Exigence')),
      [NUMBERING],
    );
    expect(first(found).text).toBe('EXI-1 doit a.\nEXI-2 doit b.');
  });
});

describe('words of a Word document', () => {
  const words = async (inner: string, others: readonly ZipPart[] = []) => {
    const found = await read(p(run('T'), styled('Titre1')) + inner, others);
    return { text: first(found).text, html: bare(first(found).html), said: said(found) };
  };

  it('keep line breaks, tabs, hyphens and signs', async () => {
    const { text, html } = await words(
      p(
        '<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f</w:t><w:br w:type="page"/><w:t>g</w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
      ),
    );
    expect(html).toMatch(/^<p>a<br>b<br>c/);
    expect(text).toBe('a b c d‑ef g🡪');
  });

  it('are said to be lost where a sign is known to no other font', async () => {
    const { said: sentence } = await words(p('<w:r><w:sym w:font="Maison" w:char="F041"/></w:r>'));
    expect(sentence).toContain('Un symbole d’une police particulière');
  });

  it('in controls, tags and runs of another direction stay', async () => {
    const { text, said: sentence } = await words(
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${p(`${run('Un ')}<w:smartTag>${run('lieu')}</w:smartTag><w:bdo w:val="ltr">${run(' et')}</w:bdo><w:sdt><w:sdtPr/><w:sdtContent>${run(' une date')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
    );
    expect([text, sentence]).toEqual(['Un lieu et une date', '']);
  });

  it('that only invite to fill in, and hidden ones, go and are said to', async () => {
    const { text, said: sentence } = await words(
      p(
        `${run('Reste')}${run(' caché', '<w:vanish/>')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Cliquez ici')}</w:sdtContent></w:sdt>`,
      ),
    );
    expect(text).toBe('Reste');
    expect(sentence).toMatch(/Un passage de texte masqué[^]*Un champ à remplir/);
  });

  it('of tables of contents go; references, captions and links stay', async () => {
    const {
      text,
      html,
      said: sentence,
    } = await words(
      p(run('Sommaire'), styled('En-ttedetabledesmatires')) +
        p(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Un 3')}`,
        ) +
        p(`${run('Deux 4')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
        p(
          `${run('Voir ')}${field('REF _Ref1 \\h', run('le point 2'))}${run(' et ')}${field('HYPERLINK "https://exemple.fr/a" \\o "ici"', run('ce site'))}.`,
        ) +
        p(
          `${run('Figure ')}<w:fldSimple w:instr=" SEQ Figure ">${run('1')}</w:fldSimple>${run(' : schéma')}`,
        ) +
        p(`<w:fldSimple w:instr=" HYPERLINK &quot;https://exemple.fr/b&quot; ">${run('lien')}</w:fldSimple>`),
    );
    expect(text).toBe('Voir le point 2 et ce site\nFigure 1 : schéma\nlien');
    expect(html).toContain('href="https://exemple.fr/a"');
    expect(html).toContain('href="https://exemple.fr/b"');
    expect(sentence).toBe(
      'La table des matières, des figures ou des mots du document n’est pas reprise : la plateforme fait la sienne.',
    );
  });

  it('of a table of contents that never ends do not take the text with them', async () => {
    const found = await read(
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${run('Un 3')}`,
      ) +
        p(run('Un'), styled('Titre1')) +
        p(run('Texte.')),
    );
    expect(outline(found)).toEqual(['> Un']);
    expect(first(found).text).toBe('Texte.');
  });

  it('of followed changes are as if these were accepted, also where whole paragraphs and styles changed', async () => {
    const {
      text,
      html,
      said: sentence,
    } = await words(
      p(
        `${run('On ')}<w:del w:id="1"><w:r><w:delText>peut</w:delText></w:r></w:del><w:ins w:id="2">${run('doit')}</w:ins><w:moveFrom w:id="3">${run(' parti')}</w:moveFrom>`,
      ) +
        p(`<w:moveTo w:id="4">${run('arrivé')}</w:moveTo>`) +
        p(
          '<w:del w:id="5"><w:r><w:delText>tout</w:delText></w:r></w:del>',
          '<w:rPr><w:del w:id="6"/></w:rPr>',
        ) +
        p(run('Texte.'), `<w:pPrChange w:id="7"><w:pPr>${styled('Titre2')}</w:pPr></w:pPrChange>`),
    );
    expect(html).toBe('<p>On doit</p><p>arrivé</p><p>Texte.</p>');
    expect(text).toBe('On doit\narrivé\nTexte.');
    expect(sentence).toContain('1\u00A0ajout, 3\u00A0suppressions, 1\u00A0déplacement.');
  });

  it('of notes at the foot and at the end follow their section', async () => {
    const { html, said: sentence } = await words(
      p(
        `${run('Un')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' et deux')}<w:r><w:endnoteReference w:id="2"/></w:r>.`,
      ),
      [
        relations(),
        notes(
          'footnote',
          p(`${run('Au pied, ')}<w:fldSimple w:instr="REF a">${run('point 3')}</w:fldSimple>`) +
            p(run('Suite.')),
        ),
        notes('endnote', p(run('À la fin.'))),
      ],
    );
    expect(html).toMatch(/Au pied, point 3.*Suite\..*À la fin\./);
    expect(sentence).toBe('');
  });

  it('of framed remarks are remarks', async () => {
    const { html } = await words(
      p(run('Attention.'), styled('Remarque')) + p(run('Suite.'), styled('Remarque')),
    );
    expect(html).toBe('<blockquote class="note"><p>Attention.</p><p>Suite.</p></blockquote>');
  });

  it('that the reader cannot take over are said', async () => {
    const { said: sentence } = await words(
      p(
        `${run('Reste.')}<w:inconnu xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${run('Perdu en route')}</w:inconnu>`,
      ),
    );
    expect(sentence).toBe(
      'Ce passage n’est pas repris : « Reste.Perdu en route ». Ajoutez-le après l’import.',
    );
  });
});

const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
const picture = '<pic:pic><pic:blipFill><a:blip r:embed="r2"/></pic:blipFill></pic:pic>';
const drawing = (inner: string): string =>
  `<w:drawing ${DRAWING}><wp:inline><wp:docPr id="1" name="n" descr="un point"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
const textBox = (inner: string): string =>
  `<wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp>`;

it('headers and footers of a Word document go, which is said, and deleted rows too', async () => {
  const cell = (inner: string): string => `<w:tc><w:tcPr/>${inner}</w:tc>`;
  const margin = (name: string, words: string): ZipPart => ({
    name: `word/${name}.xml`,
    data: `<w:hdr ${W}>${p(run(words))}</w:hdr>`,
  });
  const found = await read(
    p(run('T'), styled('Titre1')) +
      `<w:tbl><w:tr>${cell(p(run('Nom')))}${cell(p(run('Valeur')))}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p('<w:del w:id="2"><w:r><w:delText>ôté</w:delText></w:r></w:del>'))}${cell(p(''))}</w:tr><w:tr><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>${p(run('a'))}</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>` +
      p(run('Fin.')),
    [margin('header1', 'Projet'), margin('footer1', 'Page')],
  );
  expect(first(found).text).toBe('Nom Valeur\na\nFin.');
  expect(said(found)).toContain('Les en-têtes et les pieds de page ne sont pas repris.');
  expect(said(found)).toContain('2\u00A0suppressions.');
});

describe('drawings of a Word document', () => {
  const media: ZipPart[] = [relations('media/a.gif'), { name: 'word/media/a.gif', data: GIF }];

  it('in two forms are read once, and text boxes follow their paragraph', async () => {
    const twice = `<mc:AlternateContent ${DRAWING}><mc:Choice Requires="wps">${drawing(textBox(p(run('Encadré.'))))}</mc:Choice><mc:Fallback><w:pict><v:oval><v:textbox><w:txbxContent>${p(run('Encadré.'))}</w:txbxContent></v:textbox></v:oval></w:pict></mc:Fallback></mc:AlternateContent>`;
    const found = await read(
      p(run('T'), styled('Titre1')) +
        p(`${run('Avant')}<w:r>${twice}</w:r>${run(' et après.')}`) +
        p(run('Fin.')),
    );
    expect(first(found).text).toBe('Avant et après.\nEncadré.\nFin.');
    expect(said(found)).toContain('Le texte d’une zone de texte');
  });

  it('of other kinds show what the document gives in their place', async () => {
    const chart = `<mc:AlternateContent ${DRAWING}><mc:Choice Requires="cx1">${drawing('<cx:chart xmlns:cx="x"/>')}</mc:Choice><mc:Fallback>${drawing(picture)}</mc:Fallback></mc:AlternateContent>`;
    const found = await read(p(run('T'), styled('Titre1')) + p(`<w:r>${chart}</w:r>`), media);
    expect(found.pictures).toHaveLength(1);
    expect(said(found)).toBe('');
  });

  it('that are groups give their pictures and words; those that show neither are said', async () => {
    const group = drawing(`<wpg:wgp>${picture}${textBox(p(run('Légende.')))}${picture}</wpg:wgp>`);
    const found = await read(
      p(run('T'), styled('Titre1')) + p(`<w:r>${group}</w:r>`) + p(`<w:r>${drawing('<wps:wsp/>')}</w:r>`),
      media,
    );
    expect(first(found).html.match(/<img/g)).toHaveLength(2);
    expect(first(found).html).toContain('alt="un point"');
    expect(first(found).text).toContain('Légende.');
    expect(said(found)).toContain('Un dessin, diagramme ou graphique de Word');
  });
});

describe('tables of a Word document', () => {
  it('keep tables inside of them, and cells that go over rows', async () => {
    const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(paragraph('i'))}${cell(paragraph('j'))}</w:tr></w:tbl>`;
    const found = await read(
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
  const { doctrine } = await read(
    p(run('Un'), styled('Titre1')) +
      p(`<w:hyperlink w:anchor="_Ref9">${run('vers la suite')}</w:hyperlink>`) +
      p(run('Deux'), styled('Titre1')) +
      p(`<w:bookmarkStart w:id="1" w:name="_Ref9"/>${run('Portée')}`, styled('Titre2')),
  );
  expect(doctrine.sections[0]?.html).toContain('href="/sections/deux--portee"');
  expect(doctrine.warnings).toEqual([]);
});
