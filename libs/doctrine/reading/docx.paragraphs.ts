import type { DocxFacts } from './docx.facts';
import type { DocxNumbering, NumberingPlace } from './docx.numbering';
import { type DocxStyles, outlinedStyle } from './docx.styles';
import { LIST_NUMBER } from './list.numbers';
import { escapedXml, type WrittenElement } from './xml.rewriting';

interface Paragraph {
  style: string;
  /** Its own outline level, from 0, when it says one. */
  outline: number | null;
  numbering: Partial<NumberingPlace>;
  /** Its end is deleted: Word joins it with the next, whose properties count. */
  isJoined: boolean;
  /** Stretches of words that should be found again in what was read, cut where something comes between. */
  stretches: string[];
  /** A list's number, to be marked if the paragraph shows anything. */
  number: number | null;
  /** What stands beside it in the page (text boxes), and comes after it. */
  after: string;
}

interface Run {
  isHidden: boolean;
  inContents: boolean;
  words: string;
}

const wordsRun = (text: string): string => `<w:r><w:t xml:space="preserve">${escapedXml(text)}</w:t></w:r>`;

/** The paragraphs and runs that are open while a document is read; a text box holds paragraphs inside of one. */
export class OpenParagraphs {
  /** Words that are kept, in the document's order. */
  readonly stretches: string[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly runs: Run[] = [];

  constructor(
    private readonly facts: DocxFacts,
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  begin(): void {
    this.paragraphs.push({
      style: '',
      outline: null,
      numbering: {},
      isJoined: false,
      stretches: [''],
      number: null,
      after: '',
    });
  }

  beginRun(inContents: boolean): void {
    this.runs.push({ isHidden: false, inContents, words: '' });
  }

  hideRun(): void {
    const run = this.runs.at(-1);
    if (run) run.isHidden = true;
  }

  say(words: string): void {
    const run = this.runs.at(-1);
    if (run) run.words += words;
  }

  /** A run goes when it is hidden, or when it begins or ends in a table of contents. */
  endRun(written: string, inContents: boolean): string {
    const ended = this.runs.pop();
    if (!ended || ended.inContents || inContents) return '';
    if (ended.isHidden) {
      if (ended.words.trim() !== '') this.facts.hidden += 1;
      return '';
    }
    const { paragraph } = this;
    paragraph?.stretches.push((paragraph.stretches.pop() ?? '') + ended.words);
    return written;
  }

  /** The properties with the number that they give: before the words of a heading, by a mark in a list. */
  endProperties(whole: string, content: string): string {
    const { paragraph } = this;
    if (!paragraph || paragraph.isJoined) return whole;
    const [written, inner] = [this.outlined(whole), this.outlined(content)];
    const ofStyle = this.numbering.placeOfStyle.get(paragraph.style);
    const inherited = { ...ofStyle, ...this.styles.numberingOf(paragraph.style) };
    const list = paragraph.numbering.list ?? inherited.list;
    if (list === undefined) return written;
    const isHeading = this.isHeading(paragraph);
    const level = paragraph.numbering.level ?? inherited.level ?? ofStyle?.level ?? 0;
    const number = list === '0' ? null : this.numbering.next({ list, level });
    const label = number?.label ? wordsRun(`${number.label} `) : '';
    if (isHeading) return written + label;
    // « Article 3 », « EXI-12 », « 2.1 »: what people refer to by these words must find them.
    if (number?.isCount === false) return propertiesIn(inner, '0', 0) + label;
    if (number && !number.format.startsWith('decimal')) this.facts.lettered += 1;
    paragraph.number = number?.value ?? null;
    return propertiesIn(inner, list, level);
  }

  private isHeading({ style, outline }: Paragraph): boolean {
    return this.styles.headingLevel(style) !== null || (outline !== null && !this.styles.isContents(style));
  }

  /** Properties with the style of a heading, for the reader knows outline levels of styles alone. */
  private outlined(properties: string): string {
    const { paragraph } = this;
    if (typeof paragraph?.outline !== 'number' || this.styles.headingLevel(paragraph.style) !== null)
      return properties;
    if (this.styles.isContents(paragraph.style)) return properties;
    const style = `<w:pStyle w:val="${outlinedStyle(paragraph.outline + 1)}"/>`;
    const bare = properties.replace(/<w:pStyle\b[^>]*>(?:<\/w:pStyle>)?/, '');
    return bare.startsWith('<w:pPr') ? bare.replace(/^<w:pPr[^>]*>/, (tag) => tag + style) : style + bare;
  }

  end({ tag, inner, name }: WrittenElement, isInTable: boolean): string {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return inner;
    const words = paragraph.stretches.filter((stretch) => stretch.trim() !== '');
    if (this.styles.isContents(paragraph.style)) {
      if (words.length > 0) this.facts.contents += 1;
      return paragraph.after;
    }
    this.stretches.push(...words);
    const isHeading = this.isHeading(paragraph);
    if (isHeading && isInTable && words.length > 0) this.facts.tableHeadings += 1;
    const showsAnything = words.length > 0 || /<(?:w:drawing|w:pict|w:object|w:sym)\b/.test(inner);
    const mark =
      paragraph.number !== null && showsAnything
        ? `<w:bookmarkStart w:id="0" w:name="${LIST_NUMBER}${String(paragraph.number)}"/>`
        : '';
    return `${tag.replace(/\/>$/, '>')}${inner}${mark}</${name}>${paragraph.after}`;
  }

  /** Its text follows the paragraph that it is attached to. */
  takeTextBox(inner: string): string {
    const { paragraph } = this;
    if (!paragraph) return inner;
    paragraph.after += inner;
    this.facts.textBoxes += 1;
    return '';
  }
}

/** Properties that say the list themselves, for the reader does not look it up in the styles. List 0 is none. */
const propertiesIn = (inner: string, list: string, level: number): string =>
  `<w:pPr>${inner}<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${escapedXml(list)}"/></w:numPr></w:pPr>`;
