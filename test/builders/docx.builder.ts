import { W, type ZipPart } from './zip.builder';

/** Styles as a French Word writes them: ids in its language, names in English. */
const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
export const STYLES: ZipPart = {
  name: 'word/styles.xml',
  data: `<w:styles ${W}>${[
    style('Normal', 'Normal'),
    style('Titre1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style('Titre2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    style('Titre3', 'heading 3', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
    style('Chapitre', 'Chapitre', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style('Partie', 'Partie', '<w:basedOn w:val="Titre2"/>'),
    style('Titre', 'Title'),
    style('TM1', 'toc 1'),
    style('En-ttedetabledesmatires', 'TOC Heading'),
    style('Remarque', 'Remarque'),
    style('Listenumros', 'List Number', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
    style('Exigence', 'Exigence', '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'),
  ].join('')}</w:styles>`,
};
const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const pattern = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${String(id)}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(of)}"/>${more}</w:num>`;
export const NUMBERING: ZipPart = {
  name: 'word/numbering.xml',
  data: `<w:numbering ${W}>${[
    pattern(
      0,
      level(0, 'decimal', '%1', '<w:pStyle w:val="Titre1"/>') +
        level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Titre2"/>'),
    ),
    pattern(1, level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)')),
    pattern(2, level(0, 'bullet', '·')),
    pattern(3, level(0, 'decimal', 'EXI-%1')),
    list(1, 0),
    list(2, 1),
    list(3, 1),
    list(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    list(5, 3),
    list(6, 2),
  ].join('')}</w:numbering>`,
};
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
export const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;
export const item = (text: string, listId: number, at = 0): string =>
  p(run(text), `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(listId)}"/></w:numPr>`);
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const relations = (...more: string[]): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
    ['footnotes', 'footnotes.xml'],
    ['endnotes', 'endnotes.xml'],
    ...more.map((target) => ['image', target]),
  ]
    .map(
      ([type, target], at) =>
        `<Relationship Id="r${String(at)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type ?? ''}" Target="${target ?? ''}"/>`,
    )
    .join('')}</Relationships>`,
});

export const notes = (kind: 'footnote' | 'endnote', body: string): ZipPart => ({
  name: `word/${kind}s.xml`,
  data: `<w:${kind}s ${W}><w:${kind} w:type="separator" w:id="0"><w:p/></w:${kind}><w:${kind} w:id="2">${body}</w:${kind}></w:${kind}s>`,
});
