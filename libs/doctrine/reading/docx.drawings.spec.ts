import { p, relations, run, styled } from '../../../test/builders/docx.builder';
import { first, readBody, said } from '../../../test/builders/docx.reading';
import { type ZipPart } from '../../../test/builders/zip.builder';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
const picture = '<pic:pic><pic:blipFill><a:blip r:embed="r2"/></pic:blipFill></pic:pic>';
const drawing = (inner: string): string =>
  `<w:drawing ${DRAWING}><wp:inline><wp:docPr id="1" name="n" descr="un point"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
const textBox = (inner: string): string =>
  `<wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp>`;

describe('drawings of a Word document', () => {
  const media: ZipPart[] = [relations('media/a.gif'), { name: 'word/media/a.gif', data: GIF }];

  it('in two forms are read once, and text boxes follow their paragraph', async () => {
    const twice = `<mc:AlternateContent ${DRAWING}><mc:Choice Requires="wps">${drawing(textBox(p(run('Encadré.'))))}</mc:Choice><mc:Fallback><w:pict><v:oval><v:textbox><w:txbxContent>${p(run('Encadré.'))}</w:txbxContent></v:textbox></v:oval></w:pict></mc:Fallback></mc:AlternateContent>`;
    const found = await readBody(
      p(run('T'), styled('Titre1')) +
        p(`${run('Avant')}<w:r>${twice}</w:r>${run(' et après.')}`) +
        p(run('Fin.')),
    );
    expect(first(found).text).toBe('Avant et après.\nEncadré.\nFin.');
    expect(said(found)).toContain('Le texte d’une zone de texte');
  });

  it('of other kinds show what the document gives in their place', async () => {
    const chart = `<mc:AlternateContent ${DRAWING}><mc:Choice Requires="cx1">${drawing('<cx:chart xmlns:cx="x"/>')}</mc:Choice><mc:Fallback>${drawing(picture)}</mc:Fallback></mc:AlternateContent>`;
    const found = await readBody(p(run('T'), styled('Titre1')) + p(`<w:r>${chart}</w:r>`), media);
    expect(found.pictures).toHaveLength(1);
    expect(said(found)).toBe('');
  });

  it('that are groups give their pictures and words; those that show neither are said', async () => {
    const group = drawing(`<wpg:wgp>${picture}${textBox(p(run('Légende.')))}${picture}</wpg:wgp>`);
    const found = await readBody(
      p(run('T'), styled('Titre1')) + p(`<w:r>${group}</w:r>`) + p(`<w:r>${drawing('<wps:wsp/>')}</w:r>`),
      media,
    );
    expect(first(found).html.match(/<img/g)).toHaveLength(2);
    expect(first(found).html).toContain('alt="un point"');
    expect(first(found).text).toContain('Légende.');
    expect(said(found)).toContain('Un dessin, diagramme ou graphique de Word');
  });
});
