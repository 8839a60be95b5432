import type { Person } from './expectations';

/** A string that stands in one datum of the seed alone, or an object's id. */
export interface Marker {
  readonly text: string;
  /** What it stands in, for the report. */
  readonly what: string;
  /** Who may see it. */
  readonly may: ReadonlySet<Person>;
  /** Who has to see it on one surface at least: a platform that shows nothing leaks nothing, and is of no use. */
  readonly must: readonly Person[];
  /** An id may stand in jobs and logs; what a person wrote may not. */
  readonly isId: boolean;
  /** May stand in a snapshot's exports: what is public, without names of persons. */
  readonly inExports: boolean;
}

export interface Planting {
  may: readonly Person[];
  must?: readonly Person[];
  inExports?: boolean;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const FOUND = /repere[a-z]{4}z|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that is looked for. */
export class Markers {
  private readonly byText = new Map<string, Marker>();
  private count = 0;

  get all(): readonly Marker[] {
    return [...this.byText.values()];
  }

  /** A new marker, to be written into one datum. A word of letters, so that the screening has nothing to say of it. */
  plant(what: string, { may, must = may, inExports = false }: Planting): string {
    this.count += 1;
    let rest = this.count;
    let word = '';
    for (let place = 0; place < 4; place += 1) {
      word = LETTERS.charAt(rest % LETTERS.length) + word;
      rest = Math.floor(rest / LETTERS.length);
    }
    const text = `repere${word}z`;
    this.byText.set(text, { text, what, may: new Set(may), must, isId: false, inExports });
    return text;
  }

  /** An object's id, whose appearance tells that the object exists. */
  watch(id: string, what: string, { may, must = may }: Planting): string {
    this.byText.set(id, { text: id, what, may: new Set(may), must, isId: true, inExports: false });
    return id;
  }

  /** The markers in an answer. */
  in(text: string): Set<Marker> {
    const found = new Set<Marker>();
    for (const [word] of text.matchAll(FOUND)) {
      const marker = this.byText.get(word);
      if (marker) found.add(marker);
    }
    return found;
  }
}
