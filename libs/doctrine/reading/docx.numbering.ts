import { judgeXml } from './xml.judgement';
import { escapedXml } from './xml.rewriting';

const WORDPROCESSING = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Level {
  format: string;
  /** As Word writes it: "%1.%2." */
  text: string;
  start: number;
  /** Counts on after a paragraph of this level or one above (from 1); 0: always; by default the level above. */
  restartsAfter: number | null;
  /** Shows the levels above in figures, whatever their own format. */
  isLegal: boolean;
}

/** A paragraph's place in a list. */
export interface NumberingPlace {
  list: string;
  level: number;
}

/** A paragraph's number. */
export interface PrintedNumber {
  /** As shown, without the point or bracket at its end: "A.2", "EXI-12". */
  label: string;
  /** Its count in its own level. */
  value: number;
  /** Whether the label is this count and nothing more, in the way of `format`. */
  isCount: boolean;
  format: string;
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

/** Word has nine levels, from 0, and starts no list beyond this number. */
const DEEPEST_LEVEL = 8;
const HIGHEST_START = 32_767;

const startOf = (value: string): number => Math.min(Math.max(Number(value) || 0, 0), HIGHEST_START);

/** One count with signs around it, as lists have: "%1.", "(%2)", "%1°". */
const COUNT_ALONE = /^[\s([]*%(\d)[\s.)\]°:–-]*$/;

/**
 * Counts the numbers that Word shows before paragraphs and that stand nowhere in the text: `word/numbering.xml` says how, each
 * numbered paragraph in order counts on (ECMA-376 part 1, 17.9). Lists of one pattern count on from one another, unless one of them
 * says where it starts.
 */
export class DocxNumbering {
  private readonly patterns = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, string>();
  /** Levels that a list describes anew: LibreOffice writes so a list of another style inside of a list. */
  private readonly ownLevels = new Map<string, Map<number, Level>>();
  /** Where a list starts in its own way, by list and level; each is heeded once. */
  private readonly starts = new Map<string, number>();
  private readonly counts = new Map<string, (number | undefined)[]>();
  /** Style of the paragraphs that a level belongs to. */
  readonly placeOfStyle = new Map<string, NumberingPlace>();

  constructor(numbering: Buffer | undefined, file: string) {
    if (!numbering) return;
    const styles: [style: string, pattern: string, level: number][] = [];
    /** Patterns that stand for another, by the numbering style that both name. */
    const named = new Map<string, string>();
    const links: [pattern: string, style: string][] = [];
    let pattern = '';
    let list = '';
    let level = 0;
    judgeXml(numbering, file, 'word/numbering.xml', {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        const levels = list === '' ? this.patterns.get(pattern) : this.ownLevels.get(list);
        const here = levels?.get(level);
        switch (name) {
          case 'w:abstractNum':
            pattern = attributes['w:abstractNumId'] ?? '';
            list = '';
            this.patterns.set(pattern, new Map());
            break;
          case 'w:num':
            list = attributes['w:numId'] ?? '';
            this.ownLevels.set(list, new Map());
            break;
          case 'w:abstractNumId':
            this.lists.set(list, value);
            break;
          case 'w:styleLink':
            named.set(value, pattern);
            break;
          case 'w:numStyleLink':
            links.push([pattern, value]);
            break;
          case 'w:lvlOverride':
            level = Number(attributes['w:ilvl'] ?? 0);
            break;
          case 'w:startOverride':
            this.starts.set(`${list} ${String(level)}`, startOf(value));
            break;
          case 'w:lvl':
            level = Number(attributes['w:ilvl'] ?? 0);
            levels?.set(level, {
              format: 'decimal',
              text: '',
              start: 0,
              restartsAfter: null,
              isLegal: false,
            });
            break;
          case 'w:numFmt':
            if (here) here.format = value;
            break;
          case 'w:lvlText':
            if (here) here.text = value;
            break;
          case 'w:start':
            if (here) here.start = startOf(value);
            break;
          case 'w:lvlRestart':
            if (here) here.restartsAfter = Number(value) || 0;
            break;
          case 'w:isLgl':
            if (here) here.isLegal = value !== '0' && value !== 'false';
            break;
          case 'w:pStyle':
            if (here && list === '') styles.push([value, pattern, level]);
            break;
          default:
        }
      },
    });
    for (const [from, style] of links) {
      const to = named.get(style);
      if (to === undefined) continue;
      for (const [id, of] of this.lists) if (of === from) this.lists.set(id, to);
    }
    for (const [style, of, at] of styles) {
      const found = [...this.lists].find(([, one]) => one === of)?.[0];
      if (found !== undefined) this.placeOfStyle.set(style, { list: found, level: at });
    }
  }

  private levelsOf(list: string): ReadonlyMap<number, Level> {
    return new Map([
      ...(this.patterns.get(this.lists.get(list) ?? '') ?? []),
      ...(this.ownLevels.get(list) ?? []),
    ]);
  }

  /**
   * The lists for the reader, each with a pattern of its own, for it does not heed levels that a list describes anew. Null when no
   * list does.
   */
  described(): Buffer | null {
    if ([...this.ownLevels.values()].every(({ size }) => size === 0)) return null;
    const lists = [...this.lists.keys()].map((list) => {
      const id = escapedXml(list);
      const levels = [...this.levelsOf(list)].map(
        ([at, { format }]) =>
          `<w:lvl w:ilvl="${String(at)}"><w:numFmt w:val="${escapedXml(format)}"/></w:lvl>`,
      );
      return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
    });
    return Buffer.from(`<w:numbering ${WORDPROCESSING}>${lists.join('')}</w:numbering>`);
  }

  /** Counts a paragraph and gives its number; null for bullets, and for lists that are not described. */
  next({ list, level }: NumberingPlace): PrintedNumber | null {
    const pattern = this.lists.get(list) ?? '';
    const levels = this.levelsOf(list);
    const own = levels.get(level);
    if (!own || level > DEEPEST_LEVEL) return null;
    const counts = this.counts.get(pattern) ?? [];
    this.counts.set(pattern, counts);
    for (let at = 0; at <= level; at += 1) {
      const start = this.starts.get(`${list} ${String(at)}`);
      if (start === undefined) continue;
      this.starts.delete(`${list} ${String(at)}`);
      counts[at] = at === level ? start - 1 : start;
    }
    const value = (counts[level] ?? own.start - 1) + 1;
    counts[level] = value;
    for (let below = level + 1; below < counts.length; below += 1) {
      const after = levels.get(below)?.restartsAfter ?? below;
      if (level < after) counts[below] = undefined;
    }
    if (printed(value, own.format) === null) return null;
    const label = own.text
      .replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format = 'decimal', start = 1 } = levels.get(at) ?? {};
        const count = counts[at] ?? start;
        counts[at] = count;
        return printed(count, own.isLegal ? 'decimal' : format) ?? '';
      })
      .trim();
    return {
      label: label.replace(/[\s.]+$/, ''),
      value,
      isCount: Number(COUNT_ALONE.exec(own.text)?.[1]) === level + 1,
      format: own.format,
    };
  }
}
