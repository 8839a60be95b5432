/** One thing wrong in the sample: in which file, where in it, and what. */
export interface SampleFault {
  readonly file: string;
  readonly path: string;
  readonly message: string;
}

/** Where a check stands and to whom it tells what it finds. */
export interface Place {
  readonly path: string;
  readonly tell: (path: string, message: string) => void;
}

/**
 * A shape reads an unknown value. A value that does not fit is told at its place, and what is returned is then only
 * good for carrying on with the other checks: nothing may use it once a fault was told.
 */
export type Shape<T> = (value: unknown, place: Place) => T;
export type Shaped<S> = S extends Shape<infer T> ? T : never;

const at = (place: Place, step: string): Place => ({ path: place.path + step, tell: place.tell });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not empty, of the given form when there is one. */
export const text =
  (form?: RegExp): Shape<string> =>
  (value, place) => {
    if (typeof value === 'string' && value.trim() !== '' && (form?.test(value) ?? true)) return value;
    place.tell(place.path, form ? `a text of the form ${form.source} is expected` : 'a text is expected');
    return '';
  };

export const whole: Shape<number> = (value, place) => {
  if (Number.isSafeInteger(value)) return Number(value);
  place.tell(place.path, 'a whole number is expected');
  return 0;
};

export const truth: Shape<boolean> = (value, place) => {
  if (typeof value !== 'boolean') place.tell(place.path, 'true or false is expected');
  return value === true;
};

export const oneOf =
  <const T extends string>(words: readonly [T, ...T[]]): Shape<T> =>
  (value, place) => {
    const found = words.find((word) => word === value);
    if (found === undefined) place.tell(place.path, `one of ${words.join(', ')} is expected`);
    return found ?? words[0];
  };

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, place) =>
    value === null ? null : shape(value, place);

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, place) =>
    value === undefined ? undefined : shape(value, place);

export const listOf =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) {
      place.tell(place.path, 'a list is expected');
      return [];
    }
    return value.map((item: unknown, index) => shape(item, at(place, `[${String(index)}]`)));
  };

type Keys = Record<string, Shape<unknown>>;
type Read<K extends Keys> = { readonly [P in keyof K]: Shaped<K[P]> };

/** An object with these keys and, unless `open`, no other: a misspelt optional key is a fault and not a silence. */
export const record =
  <K extends Keys>(keys: K, { open = false } = {}): Shape<Read<K>> =>
  (value, place) => {
    if (!isRecord(value)) place.tell(place.path, 'an object is expected');
    const given = isRecord(value) ? value : {};
    if (!open) {
      for (const key of Object.keys(given)) {
        if (!(key in keys)) place.tell(`${place.path}.${key}`, 'this key is not known');
      }
    }
    const read = Object.entries(keys).map(([key, shape]) => [key, shape(given[key], at(place, `.${key}`))]);
    return Object.fromEntries(read) as Read<K>;
  };
