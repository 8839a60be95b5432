import { ImportReport } from './import-report';

/** Longest text that is taken from a file, in UTF-16 units. */
export const LONGEST_TEXT = 100_000;

const LONE_SURROGATE = /\p{Surrogate}/u;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)$/u;
/** Control characters without meaning in a text, and the marks that reverse the direction of what follows. */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Where a field of a row is, in the words of its file. */
export type Locate = (field?: string) => string;

/**
 * Reads the fields of one row and says in the report what is wrong with them. Every reader returns null for a field
 * that is absent or refused; `sound` tells whether the row may be taken.
 */
export class RowReader {
  private readonly before: number;

  constructor(
    private readonly row: Readonly<Record<string, unknown>>,
    readonly locate: Locate,
    readonly report: ImportReport,
  ) {
    this.before = report.faults.count;
  }

  /** True while nothing of this row was refused. */
  get sound(): boolean {
    return this.report.faults.count === this.before;
  }

  private value(field: string): unknown {
    const value = Object.hasOwn(this.row, field) ? this.row[field] : undefined;
    return value === undefined || value === null || value === '' ? null : value;
  }

  private required<T>(field: string, value: T | null): T | null {
    if (value === null && this.value(field) === null) {
      this.report.fault(
        this.locate(field),
        'missing-field',
        'ce champ est obligatoire et il est vide ou absent.',
      );
    }
    return value;
  }

  private wrongType(field: string, expected: string): null {
    this.report.fault(this.locate(field), 'wrong-type', `${expected} attendu ici.`);
    return null;
  }

  /** A text, without control characters (removed with a warning). Refuses NUL, lone surrogates and more than 100,000 units. */
  text(field: string): string | null {
    const value = this.value(field);
    if (value === null) return null;
    if (typeof value !== 'string') return this.wrongType(field, 'un texte est');
    if (value.length > LONGEST_TEXT) {
      this.report.fault(
        this.locate(field),
        'too-long',
        `le texte compte ${value.length} caractères, la limite est de ${LONGEST_TEXT}.`,
      );
      return null;
    }
    if (value.includes('\u0000') || LONE_SURROGATE.test(value)) {
      this.report.fault(
        this.locate(field),
        'forbidden-character',
        value.includes('\u0000')
          ? 'le texte contient un caractère nul (U+0000).'
          : 'le texte contient une moitié de caractère (demi-codet isolé).',
      );
      return null;
    }
    const clean = value.replace(CONTROL, '').normalize('NFC');
    if (value.search(CONTROL) >= 0) {
      this.report.warn(
        this.locate(field),
        'control-removed',
        'des caractères de commande invisibles ont été retirés du texte.',
      );
    }
    return clean.trim() === '' ? null : clean;
  }

  requiredText(field: string): string | null {
    const faults = this.report.faults.count;
    const value = this.text(field);
    if (value === null && this.report.faults.count === faults) {
      this.report.fault(
        this.locate(field),
        'missing-field',
        'ce champ est obligatoire et il est vide ou absent.',
      );
    }
    return value;
  }

  /** A whole number from 0, written as a number or as digits. */
  count(field: string): number | null {
    const value = this.value(field);
    if (value === null) return null;
    const number = typeof value === 'string' && /^-?\d{1,15}$/u.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
      return this.wrongType(field, 'un nombre entier est');
    }
    if (number < 0) {
      this.report.fault(this.locate(field), 'bad-votes', `un nombre négatif (${number}) est impossible ici.`);
      return null;
    }
    return number;
  }

  /** An id of the source, as text. */
  id(field: string): string | null {
    const value = this.required(field, this.count(field));
    return value === null ? null : String(value);
  }

  /** The id if it is readable, without a word in the report: so that one bad field does not orphan the row’s children. */
  peekId(field: string): string | null {
    const value = this.value(field);
    return typeof value === 'number' || (typeof value === 'string' && /^\d{1,15}$/u.test(value))
      ? String(Number(value))
      : null;
  }

  /** A yes or no: JSON true and false, or the words that Python and spreadsheets write. */
  flag(field: string): boolean | null {
    const value = this.value(field);
    if (value === null || typeof value === 'boolean') return value;
    const word =
      typeof value === 'number' ? String(value) : typeof value === 'string' ? value.toLowerCase() : '';
    switch (word) {
      case 'true':
      case 'vrai':
      case 'oui':
      case '1':
        return true;
      case 'false':
      case 'faux':
      case 'non':
      case '0':
        return false;
      default:
        return this.wrongType(field, 'vrai ou faux est');
    }
  }

  /** An instant in ISO 8601 with its offset from UTC (with or without colon). A date that no calendar has is refused. */
  instant(field: string): Date | null {
    const value = this.value(field);
    if (value === null) return null;
    const match = typeof value === 'string' ? INSTANT.exec(value) : null;
    if (!match) return this.badDate(field, value);
    const [, year, month, day, hour, minute, second, zone = 'Z'] = match;
    const wall = new Date(
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
    );
    const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    if (wall.toISOString().slice(0, 19) !== written) return this.badDate(field, value);
    const offset = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    if (offset > 14 * 60) return this.badDate(field, value);
    return new Date(wall.getTime() - (zone.startsWith('-') ? -offset : offset) * 60_000);
  }

  requiredInstant(field: string): Date | null {
    return this.required(field, this.instant(field));
  }

  private badDate(field: string, value: unknown): null {
    const shown = typeof value === 'string' ? value.slice(0, 40) : typeof value;
    this.report.fault(
      this.locate(field),
      'bad-date',
      `« ${shown} » n’est pas une date et heure avec son décalage (exemple : 2015-09-26T02:27:54+0200).`,
    );
    return null;
  }

  /** One of a closed list of words. */
  word<T>(field: string, meanings: Readonly<Record<string, T>>): T | null {
    const value = this.requiredText(field);
    if (value === null) return null;
    const meaning = Object.hasOwn(meanings, value) ? meanings[value] : undefined;
    if (meaning !== undefined) return meaning;
    this.report.fault(
      this.locate(field),
      'unknown-value',
      `« ${value.slice(0, 40)} » est inconnu ; valeurs admises : ${Object.keys(meanings).join(', ')}.`,
    );
    return null;
  }

  /** A nested object (JSON only). */
  object(field: string): RowReader | null {
    const value = this.required(field, this.value(field));
    if (value === null) return null;
    if (!isObject(value)) return this.wrongType(field, 'un objet est');
    return new RowReader(
      value,
      (inner) => (inner === undefined ? this.locate(field) : `${this.locate(field)}.${inner}`),
      this.report,
    );
  }

  /** A nested list of objects (JSON only); an absent list is empty, a list entry that is no object is refused. */
  list(field: string): RowReader[] {
    const value = this.value(field);
    if (value === null) return [];
    if (!Array.isArray(value)) {
      this.wrongType(field, 'une liste est');
      return [];
    }
    return value.flatMap((entry: unknown, index) => {
      const place = `${this.locate(field)}[${index}]`;
      if (isObject(entry))
        return [
          new RowReader(entry, (inner) => (inner === undefined ? place : `${place}.${inner}`), this.report),
        ];
      this.report.fault(place, 'wrong-type', 'un objet est attendu ici.');
      return [];
    });
  }

  /** Says which fields nobody reads, so that nothing is dropped without a word. */
  warnUnknown(known: ReadonlySet<string>): void {
    for (const field of Object.keys(this.row)) {
      if (!known.has(field)) {
        this.report.warn(
          this.locate(field),
          'unknown-field',
          'ce champ n’est pas connu, il n’est pas repris.',
        );
      }
    }
  }
}

/** Whether a value is an object with keys (no list, no null). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
