import { LIST_STEP } from './word-xml';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const LEVELS = [0, 1, 2, 3, 4, 5];
const BULLETS = ['•', '–', '•', '–', '•', '–'];
const FIRST_NUMBERED = 2;

/**
 * The lists of one document. Each numbered list starts again at its own first number, so each is an instance of its own;
 * two small numbers are kept for each until the numbering part is written, after the text.
 */
export class NumberedLists {
  readonly bullets = 1;
  private readonly starts: { start: number; level: number }[] = [];

  /** Opens a numbered list and gives its id. */
  start(start: number, level: number): number {
    this.starts.push({ start: Math.min(Math.max(start, 0), 32_767), level });
    return FIRST_NUMBERED + this.starts.length - 1;
  }

  /** The part word/numbering.xml. */
  toXml(): string {
    const bullets = LEVELS.map((at) => level(at, 'bullet', BULLETS[at] ?? '•'));
    const numbers = LEVELS.map((at) => level(at, 'decimal', `%${at + 1}.`));
    const instances = this.starts.map(
      ({ start, level: at }, index) =>
        `<w:num w:numId="${FIRST_NUMBERED + index}"><w:abstractNumId w:val="2"/>` +
        `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
    );
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering ${NAMESPACE}>` +
      `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${bullets.join('')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>${numbers.join('')}</w:abstractNum>` +
      `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${instances.join('')}</w:numbering>`
    );
  }
}

function level(at: number, format: 'bullet' | 'decimal', text: string): string {
  return (
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
    `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(at + 1) * LIST_STEP}" w:hanging="${LIST_STEP}"/></w:pPr>` +
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr></w:lvl>'
  );
}
