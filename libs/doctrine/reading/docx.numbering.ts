import { judgeXml } from './xml.judgement';

interface Level {
  format: string;
  /** As Word writes it: "%1.%2." */
  text: string;
  start: number;
}

/** A paragraph's place in a list of headings. */
export interface NumberingPlace {
  list: string;
  level: number;
}

const romanOf = (value: number): string => {
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(value, 4000);
  return signs.reduce((text, [worth, sign]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return text + sign.repeat(times);
  }, '');
};

/** A count as Word shows it; null for bullets and for formats that print nothing. */
function printed(value: number, format: string): string | null {
  const letter = (): string =>
    String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
  switch (format) {
    case 'decimal':
      return String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letter();
    case 'lowerLetter':
      return letter().toLowerCase();
    case 'upperRoman':
      return romanOf(value);
    case 'lowerRoman':
      return romanOf(value).toLowerCase();
    default:
      return null;
  }
}

/**
 * Counts the numbers that Word shows before headings and that stand nowhere in the text: `word/numbering.xml` says how, each
 * numbered paragraph in order counts on (ECMA-376 part 1, 17.9).
 */
export class DocxNumbering {
  private readonly abstracts = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();
  /** Style of the paragraphs that a level belongs to. */
  readonly placeOfStyle = new Map<string, NumberingPlace>();

  constructor(numbering: Buffer | undefined, file: string) {
    if (!numbering) return;
    let abstract = '';
    let list = '';
    let level = 0;
    const styles: [style: string, abstract: string, level: number][] = [];
    judgeXml(numbering, file, 'word/numbering.xml', {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        const here = this.abstracts.get(abstract)?.get(level);
        if (name === 'w:abstractNum') {
          abstract = attributes['w:abstractNumId'] ?? '';
          this.abstracts.set(abstract, new Map());
        } else if (name === 'w:num') list = attributes['w:numId'] ?? '';
        else if (name === 'w:abstractNumId') this.lists.set(list, value);
        else if (name === 'w:lvl') {
          level = Number(attributes['w:ilvl'] ?? 0);
          // A level given again for one list (w:lvlOverride) stays as its pattern says: rare, and of no weight here.
          if (list === '')
            this.abstracts.get(abstract)?.set(level, { format: 'decimal', text: '', start: 1 });
        } else if (!here || list !== '') return;
        else if (name === 'w:numFmt') here.format = value;
        else if (name === 'w:lvlText') here.text = value;
        else if (name === 'w:start') here.start = Number(value) || 0;
        else if (name === 'w:pStyle') styles.push([value, abstract, level]);
      },
    });
    for (const [style, of, at] of styles) {
      const found = [...this.lists].find(([, pattern]) => pattern === of)?.[0];
      if (found !== undefined) this.placeOfStyle.set(style, { list: found, level: at });
    }
  }

  /** Counts a paragraph and gives its number as shown, without the point or bracket at its end; empty for bullets. */
  next({ list, level }: NumberingPlace): string {
    const pattern = this.lists.get(list) ?? '';
    const levels = this.abstracts.get(pattern);
    const own = levels?.get(level);
    if (!levels || !own) return '';
    const counts = this.counts.get(pattern) ?? [];
    this.counts.set(pattern, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (printed(counts[level] ?? 1, own.format) === null) return '';
    return own.text
      .replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format = 'decimal', start = 1 } = levels.get(at) ?? {};
        counts[at] ??= start;
        return printed(counts[at], format) ?? '';
      })
      .replace(/[\s.]+$/, '');
  }
}
