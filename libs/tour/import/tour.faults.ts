import { JsonValue, TourFault } from './imported-tour';

const FAULTS_KEPT = 100;
const LONE_SURROGATE = /\p{Surrogate}/u;

export type JsonObject = Record<string, JsonValue>;

/** Reads JSON values and names the path of what is wrong. Every reader gives a harmless value for what it refuses. */
export class TourFaults {
  readonly first: TourFault[] = [];
  count = 0;

  add(path: string, message: string): void {
    this.count += 1;
    if (this.first.length < FAULTS_KEPT) this.first.push({ path, message });
  }

  object(value: JsonValue | undefined, path: string): JsonObject {
    if (isJsonObject(value)) return value;
    this.add(path, value === undefined ? 'ce champ manque.' : 'un objet est attendu ici.');
    return {};
  }

  list(value: JsonValue | undefined, path: string): JsonValue[] {
    if (Array.isArray(value)) return value;
    this.add(path, value === undefined ? 'ce champ manque.' : 'une liste est attendue ici.');
    return [];
  }

  text(value: JsonValue | undefined, path: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.add(path, value === undefined ? 'ce champ manque.' : 'un texte non vide est attendu ici.');
    return '';
  }

  texts(value: JsonValue | undefined, path: string): string[] {
    return this.list(value, path).map((entry, index) => this.text(entry, `${path}[${index}]`));
  }

  optionalText(value: JsonValue | undefined, path: string): string | null {
    return value === undefined ? null : this.text(value, path);
  }

  wholeNumber(value: JsonValue | undefined, path: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.add(
      path,
      value === undefined ? 'ce champ manque.' : 'un nombre entier à partir de 1 est attendu ici.',
    );
    return 0;
  }

  /** Every text of the file can be stored: no NUL, no half character. */
  checkTexts(value: JsonValue, path: string): void {
    if (typeof value === 'string') {
      if (value.includes('\u0000')) this.add(path, 'le texte contient un caractère nul (U+0000).');
      if (LONE_SURROGATE.test(value))
        this.add(path, 'le texte contient une moitié de caractère (demi-codet isolé).');
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) => this.checkTexts(entry, `${path}[${index}]`));
    } else if (value !== null && typeof value === 'object') {
      for (const [key, entry] of Object.entries(value)) this.checkTexts(entry, `${path}.${key}`);
    }
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
