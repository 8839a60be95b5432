import { item, NUMBERING, p, run, styled, STYLES } from '../../../test/builders/docx.builder';
import { docxOf } from '../../../test/builders/zip.builder';
import { readFile } from './index';

const bare = (html: string): string => html.replace(/ data-block="\d+"/g, '').replace(/\n/g, '');

it('a list of another style inside of a list keeps its own look, as LibreOffice writes it', async () => {
  const bullets = [0, 1].map(
    (at) =>
      `<w:lvlOverride w:ilvl="${String(at)}"><w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:lvlOverride><w:lvlOverride w:ilvl="${String(at)}"/>`,
  );
  const numbering = {
    ...NUMBERING,
    data: String(NUMBERING.data).replace(
      '</w:numbering>',
      `<w:num w:numId="9"><w:abstractNumId w:val="1"/>${bullets.join('')}</w:num></w:numbering>`,
    ),
  };
  const found = await readFile(
    docxOf(
      p(run('T'), styled('Titre1')) +
        [item('a', 2), item('le matin', 9, 1), item('le soir', 9, 1), item('b', 2)].join(''),
      [STYLES, numbering],
    ),
    'texte.docx',
  );
  expect(bare(found.doctrine.sections[0]?.html ?? '')).toBe(
    '<ol><li>a<ul><li>le matin</li><li>le soir</li></ul></li><li>b</li></ol>',
  );
  expect(found.doctrine.warnings).toEqual([]);
});

it('a list that says it is a thousand million levels deep, or starts beyond all numbers, costs nothing', async () => {
  const deep = 999_999_999;
  const numbering = {
    ...NUMBERING,
    data: String(NUMBERING.data)
      .replace(
        '<w:lvl w:ilvl="1"><w:start w:val="1"/>',
        `<w:lvl w:ilvl="${String(deep)}"><w:start w:val="1"/>`,
      )
      .replace(
        '</w:numbering>',
        `<w:num w:numId="9"><w:abstractNumId w:val="1"/>${['-30', '99999999999999']
          .map(
            (start, at) =>
              `<w:lvlOverride w:ilvl="${String(at)}"><w:lvl w:ilvl="${String(at)}"><w:start w:val="${start}"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="N%${String(at + 1)}"/></w:lvl></w:lvlOverride>`,
          )
          .join('')}</w:num></w:numbering>`,
      ),
  };
  const start = performance.now();
  const found = await readFile(
    docxOf(p(run('T'), styled('Titre1')) + item('a', 1, deep) + item('b', 9) + item('c', 9, 1), [
      STYLES,
      numbering,
    ]),
    'texte.docx',
  );
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(found.doctrine.sections[0]?.blocks.slice(1).map(({ text }) => text.slice(0, 3))).toEqual([
    'a',
    'N b',
    'NGG',
  ]);
});
