import { InvalidInput } from './domain-error';
import { isId } from './id';

/** The largest page that a list gives. */
export const MAX_PAGE_SIZE = 100;

/** What a caller asks of a list: at most `first` items (1 to 100) after the cursor. */
export interface PageRequest {
  first?: number | null;
  after?: string | null;
}

/** An opaque keyset cursor: the sort key of the last item of a page. */
export const encodeCursor = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** To be thrown for a cursor that is none of ours. */
export const invalidCursor = (): InvalidInput =>
  new InvalidInput('Ce repère de page n’est pas valable : reprenez la liste depuis le début.', 'after');

/** Reads a cursor of `length` parts. Throws InvalidInput when it is not one of ours. */
export function decodeCursor(cursor: string, length: number): string[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (
    !Array.isArray(key) ||
    key.length !== length ||
    !key.every((part) => typeof part === 'string' && !part.includes('\0'))
  ) {
    throw invalidCursor();
  }
  return key as string[];
}

/** Reads the cursor of a list in order of ids. Throws InvalidInput when it is not one of ours. */
export function decodeIdCursor(cursor: string): string {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!isId(id)) throw invalidCursor();
  return id;
}

/** The page's size asked for, within 1 to 100. Throws InvalidInput outside. */
export function pageSize(first: number | null | undefined, usual = 20): number {
  const size = first ?? usual;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw new InvalidInput(`« first » doit être compris entre 1 et ${MAX_PAGE_SIZE}.`, 'first');
  }
  return size;
}
