import type { DocxFacts } from './docx.facts';
import type { WrittenElement } from './xml.rewriting';

interface Drawing {
  hasPicture: boolean;
  hasWords: boolean;
  /** A line drawn across the page, which says nothing. */
  isRule: boolean;
  /** Pictures of a group, which the reader would not find. */
  grouped: string[];
  /** The opening tag that holds the words for who cannot see it. */
  said: string;
}

const NAMESPACES = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
};

/** A picture by itself, as Word writes the simplest. */
const alone = (picture: string, said: string): string =>
  `<w:drawing><wp:inline xmlns:wp="${NAMESPACES.wp}" xmlns:pic="${NAMESPACES.pic}">${said}<a:graphic xmlns:a="${NAMESPACES.a}"><a:graphicData uri="${NAMESPACES.pic}">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing>`;

/** Drawings of a document: pictures of groups are taken out of them, and those that show nothing that can be kept are counted. */
export class DocxDrawings {
  private readonly drawings: Drawing[] = [];

  constructor(private readonly facts: DocxFacts) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const drawing = this.drawings.at(-1);
    if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object')
      this.drawings.push({ hasPicture: false, hasWords: false, isRule: false, grouped: [], said: '' });
    else if (drawing && (name === 'a:blip' || name === 'v:imagedata')) drawing.hasPicture = true;
    else if (drawing && isOn(attributes['o:hr'])) drawing.isRule = true;
  }

  textBox(): void {
    const drawing = this.drawings.at(-1);
    if (drawing) drawing.hasWords = true;
  }

  close(element: WrittenElement, parent: string, written: string): string {
    const drawing = this.drawings.at(-1);
    switch (element.name) {
      case 'wp:docPr':
        if (drawing) drawing.said = `${element.tag.replace(/\/>$/, '>')}</${element.name}>`;
        return written;
      case 'pic:pic':
        if (parent === 'a:graphicData' || !drawing) return written;
        drawing.grouped.push(written);
        return '';
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawings.pop();
        if (drawing && !drawing.hasPicture && !drawing.hasWords && !drawing.isRule) this.facts.drawings += 1;
        return drawing && drawing.grouped.length > 0
          ? drawing.grouped.map((picture) => alone(picture, drawing.said)).join('')
          : written;
      default:
        return written;
    }
  }
}

const isOn = (value: string | undefined): boolean => value === 't' || value === 'true' || value === '1';
