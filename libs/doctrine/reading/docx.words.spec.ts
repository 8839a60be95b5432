import { field, notes, p, relations, run, styled } from '../../../test/builders/docx.builder';
import { bare, first, outline, readBody, said } from '../../../test/builders/docx.reading';
import { type ZipPart } from '../../../test/builders/zip.builder';

describe('words of a Word document', () => {
  const words = async (inner: string, others: readonly ZipPart[] = []) => {
    const found = await readBody(p(run('T'), styled('Titre1')) + inner, others);
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
    const found = await readBody(
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

describe('equations of a Word document', () => {
  const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  const r = (text: string): string => `<m:r><w:rPr><w:i/></w:rPr><m:t>${text}</m:t></m:r>`;
  const e = (inner: string): string => `<m:e>${inner}</m:e>`;
  const lineOf = async (equation: string) => {
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        p(`${run('Soit ')}<m:oMath ${M}>${equation}</m:oMath>${run(' la part.')}`),
    );
    expect(said(found)).toContain('Une équation du document est reprise en texte simple');
    expect(said(found)).not.toContain('passage');
    return first(found).text;
  };

  it('are lines of text, with fractions, powers and indices', async () => {
    const fraction = `<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>${r('a+b')}</m:num><m:den>${r('2')}</m:den></m:f>`;
    const power = `<m:sSup>${e(r('x'))}<m:sup>${r('n+1')}</m:sup></m:sSup>`;
    const index = `<m:sSub>${e(r('y'))}<m:sub>${r('i')}</m:sub></m:sSub>`;
    expect(await lineOf(`${r('p = ')}${fraction}${r(' &lt; ')}${power}${index}`)).toBe(
      'Soit p = (a+b)/2 < x^(n+1)y_i la part.',
    );
  });

  it('keep the signs of sums, roots, brackets and matrices', async () => {
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup>${e(r('i'))}</m:nary>`;
    const root = `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(r('c'))}</m:rad>`;
    const brackets = `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>${e(r('u'))}${e(r('v'))}</m:d>`;
    const matrix = `<m:m><m:mr>${e(r('1'))}${e(r('0'))}</m:mr><m:mr>${e(r('0'))}${e(r('1'))}</m:mr></m:m>`;
    expect(await lineOf(`${sum}${r('+')}${root}${brackets}${matrix}`)).toBe(
      'Soit ∑_(i=1)^n i+√(c){u; v[1, 0; 0, 1] la part.',
    );
  });

  it('have their followed changes applied, and hold plain words too', async () => {
    expect(
      await lineOf(
        `${r('a')}<w:del w:id="1">${r('b')}</w:del><w:ins w:id="2">${r('c')}</w:ins><w:r><w:t> si </w:t></w:r>${r('d')}`,
      ),
    ).toBe('Soit ac si d la part.');
  });
});
