import { legalText } from '../plain-text';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const FIRST_LETTER = /\p{L}/u;

export interface RunFormat {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  /** Id of a character style. */
  style?: string;
}

export interface ParagraphFormat {
  /** Id of a paragraph style; Normal without it. */
  style?: string;
  /** Extra left indent, in twentieths of a point. */
  indent?: number;
  list?: { numId: number; level: number };
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  /** Right tab stop after a row of dots, in twentieths of a point. */
  dotsTo?: number;
  /** Set when the text is written from right to left. */
  rightToLeft?: boolean;
  /** Rank among the document's headings, from 0, for headings whose style does not say it. */
  outlineLevel?: number;
  alignment?: 'right' | 'center';
}

/** Text or attribute value of an XML document, without the characters that XML forbids. */
export function xmlText(text: string): string {
  return legalText(text).replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** True when the first letter of the text belongs to a script written from right to left. */
export function startsRightToLeft(text: string): boolean {
  const letter = FIRST_LETTER.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter);
}

/** A run of text; line feeds become line breaks. */
export function run(text: string, format: RunFormat = {}): string {
  const properties = [
    format.style || format.code ? `<w:rStyle w:val="${format.style ?? 'Code'}"/>` : '',
    format.bold ? '<w:b/><w:bCs/>' : '',
    format.italic ? '<w:i/><w:iCs/>' : '',
    format.strike ? '<w:strike/>' : '',
    RIGHT_TO_LEFT.test(text) ? '<w:rtl/>' : '',
  ].join('');
  const body = legalText(text)
    .split('\n')
    .map((line) => (line ? `<w:t xml:space="preserve">${xmlText(line)}</w:t>` : ''))
    .join('<w:br/>');
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${body}</w:r>`;
}

export function lineBreak(): string {
  return '<w:r><w:br/></w:r>';
}

/** A link within the document. */
export function anchorLink(bookmark: string, runs: string): string {
  return `<w:hyperlink w:anchor="${bookmark}" w:history="1">${runs}</w:hyperlink>`;
}

/**
 * A link to the web, as a field: unlike a relationship it needs no table of addresses beside the text, which would grow
 * with the document. Only http, https and mailto; anything else stays plain text.
 * @param text writes the runs in the format of a link, or in none
 */
export function webLink(url: string, text: (format: RunFormat) => string): string {
  const address = legalText(url).replace(/[\s"\\]/g, (char) => encodeURIComponent(char));
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return text({});
  const runs = text({ style: 'Hyperlink' });
  return field(`HYPERLINK "${address}"`, runs);
}

/** A field with the result that is shown until the word processor computes its own; a stale one asks for that on opening. */
export function field(instruction: string, result: string, isStale = false): string {
  return (
    `<w:r><w:fldChar w:fldCharType="begin"${isStale ? ' w:dirty="true"' : ''}/></w:r>` +
    `<w:r><w:instrText xml:space="preserve"> ${xmlText(instruction)} </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  );
}

/** Wraps runs so that links and fields can point at them. Ids and names are unique in a document. */
export function bookmark(id: number, name: string, runs: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`;
}

/** The order of the properties is the schema's: Word refuses another. */
export function paragraph(runs: string, format: ParagraphFormat = {}): string {
  const { style, indent, list, keepNext, pageBreakBefore, dotsTo, rightToLeft, outlineLevel, alignment } =
    format;
  const styleId = style ?? (list && 'Liste');
  const properties = [
    styleId ? `<w:pStyle w:val="${styleId}"/>` : '',
    keepNext ? '<w:keepNext/>' : '',
    pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.numId}"/></w:numPr>` : '',
    dotsTo ? `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${dotsTo}"/></w:tabs>` : '',
    rightToLeft ? '<w:bidi/>' : '',
    indent ? indentation(indent, list) : '',
    alignment ? `<w:jc w:val="${alignment}"/>` : '',
    outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${outlineLevel}"/>`,
  ].join('');
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** Hanging indent of a list item, in twentieths of a point; also in the numbering part. */
export const LIST_STEP = 360;

function indentation(indent: number, list: ParagraphFormat['list']): string {
  if (!list) return `<w:ind w:left="${indent}"/>`;
  return `<w:ind w:left="${indent + (list.level + 1) * LIST_STEP}" w:hanging="${LIST_STEP}"/>`;
}

const BORDERS = `<w:tblBorders>${['top', 'bottom', 'insideH']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A93A3"/>`)
  .join('')}</w:tblBorders>`;

/**
 * A table with a header row that is repeated on each page and a row header in the first column.
 * @param widths of the columns, in twentieths of a point
 * @param description what the table says, for those who hear it
 */
export function table(widths: number[], header: string[], rows: string[][], description: string): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    '<w:tbl><w:tblPr>' +
    `<w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>' +
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>' +
    `<w:tblDescription w:val="${xmlText(description)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    row(widths, header, true) +
    rows.map((cells) => row(widths, cells, false)).join('') +
    '</w:tbl>'
  );
}

function row(widths: number[], cells: string[], isHeader: boolean): string {
  const properties = `<w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>`;
  const columns = widths.map((width, at) => {
    const shading = isHeader ? '<w:shd w:val="clear" w:color="auto" w:fill="E5EAF2"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shading}</w:tcPr>${cells[at] ?? paragraph('')}</w:tc>`;
  });
  return `<w:tr>${properties}${columns.join('')}</w:tr>`;
}
