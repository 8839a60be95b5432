import { judgeXml } from './xml.judgement';
import type { NumberingPlace } from './docx.numbering';

interface Style {
  name: string;
  basedOn: string | null;
  outline: number | null;
  numbering: Partial<NumberingPlace>;
}

const HEADING = /^(?:heading|titre) ([1-9])$/i;
const CAPTION = /(?:^|\.)(?:caption|légende)$/i;
/** Tables of contents, of figures and of words: Word names these styles in English whatever its language, LibreOffice does not always. */
const CONTENTS =
  /^(?:(?:toc|contents|index|user index|illustration index|table index|tm|table des matières|table des illustrations) ?\d*|table of (?:figures|authorities)|toa|(?:toc|toa|contents|index) heading|en-tête de table des matières|titre tr \d*)$/i;
/** Framed remarks, in the words that people call such styles by. */
const NOTE = /(?:^|\.)(?:note|remarque|avertissement|attention|important|encadrée?)s?$/i;
const DEEPEST_CHAIN = 10;
/** Style that a paragraph gets which is a heading by its own outline level. */
const OUTLINED = /^outline-level-([1-9])$/;
export const outlinedStyle = (level: number): string => `outline-level-${String(level)}`;

/** What the styles of a document say of its paragraphs: which are headings, of which level, and which are numbered. */
export class DocxStyles {
  private readonly styles = new Map<string, Style>();

  constructor(part: Buffer | undefined, file: string) {
    if (!part) return;
    let style: Style | null = null;
    judgeXml(part, file, 'word/styles.xml', {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:style') {
          style = { name: '', basedOn: null, outline: null, numbering: {} };
          if (attributes['w:type'] === 'paragraph') this.styles.set(attributes['w:styleId'] ?? '', style);
        } else if (!style) return;
        else if (name === 'w:name') style.name = value;
        else if (name === 'w:basedOn') style.basedOn = value;
        else if (name === 'w:outlineLvl') style.outline = Number(value);
        else if (name === 'w:numId') style.numbering.list = value;
        else if (name === 'w:ilvl') style.numbering.level = Number(value);
      },
    });
  }

  private *chain(id: string): Generator<Style> {
    let style = this.styles.get(id);
    for (let step = 0; style && step < DEEPEST_CHAIN; step += 1) {
      yield style;
      style = style.basedOn === null ? undefined : this.styles.get(style.basedOn);
    }
  }

  /** 1 to 9, or null: by its name, its outline level, or those of the style that it is based on. */
  headingLevel(id: string): number | null {
    const outlined = OUTLINED.exec(id)?.[1];
    if (outlined) return Number(outlined);
    for (const { name, outline } of this.chain(id)) {
      const named = HEADING.exec(name)?.[1];
      if (named) return Number(named);
      if (outline !== null && outline >= 0 && outline < 9) return outline + 1;
    }
    return null;
  }

  /** Whether its paragraphs say what a picture or a table shows. LibreOffice names the classes of a page « Text Body.caption ». */
  isCaption(id: string): boolean {
    return [...this.chain(id)].some(({ name }) => CAPTION.test(name));
  }

  /** Whether its paragraphs are the entries or the title of a table that the document makes of itself. */
  isContents(id: string): boolean {
    return [...this.chain(id)].some(({ name }) => CONTENTS.test(name));
  }

  /** Whether its paragraphs are framed remarks. */
  isNote(id: string): boolean {
    return NOTE.test(this.styles.get(id)?.name ?? '');
  }

  numberingOf(id: string): Partial<NumberingPlace> {
    for (const { numbering } of this.chain(id)) if (numbering.list !== undefined) return numbering;
    return {};
  }
}
