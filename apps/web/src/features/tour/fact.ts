/** A value of a source: a text, several, or named parts. */
export type FactValue =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'parts'; parts: { name: string; text: string }[] };

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(' ; ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(' – ');
  return '';
};

/** Reads a fact's value: a text as it is, JSON when the source gave something composed. */
export function readValue(value: string): FactValue {
  let read: unknown = value;
  if (/^[[{]/.test(value)) {
    try {
      read = JSON.parse(value);
    } catch {
      // A text that begins like JSON and is not.
    }
  }
  if (Array.isArray(read)) return { kind: 'list', items: read.map(textOf) };
  if (typeof read === 'object' && read !== null) {
    return {
      kind: 'parts',
      parts: Object.entries(read).map(([name, part]) => ({ name: wordsOf(name), text: textOf(part) })),
    };
  }
  return { kind: 'text', text: textOf(read) };
}

/** « Étape suivante » of `etape_suivante` has its message; a name that nobody foresaw is shown as words. */
export function wordsOf(field: string): string {
  const words = (field.split('.').at(-1) ?? field).replaceAll('_', ' ').trim();
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
}
