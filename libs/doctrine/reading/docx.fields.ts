import { UnreadablePage } from '../text/import.error';
import { escapedXml } from './xml.rewriting';

/** Fields that fetch something when a document is opened. */
const FETCHING = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\s+(\S+)/;
/** Fields whose result the platform makes itself: tables of contents, of figures, of words. */
const CONTENTS = /^\s*(?:TOC|INDEX|TOA)\b/;

/** Throws UnreadablePage for a field that would read another file. */
export function judgeField(instruction: string, file: string): void {
  const target = FETCHING.exec(instruction);
  if (target)
    throw new UnreadablePage(
      `un champ de ce document irait chercher un autre fichier (« ${target[0].slice(0, 80)} ») : retirez-le et recommencez.`,
      file,
    );
}

export const isContentsField = (instruction: string): boolean => CONTENTS.test(instruction);

const fieldMark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** A field in its long form, with the marks of its beginning, its result and its end. */
export const longField = (instruction: string, result: string): string =>
  `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve">${escapedXml(instruction)}</w:instrText></w:r>${fieldMark('separate')}${result}${fieldMark('end')}`;

/** The fields that are open while a document is read: each has its instruction, then its result (ECMA-376 part 1, 17.16.18). */
export class OpenFields {
  private readonly open: { instruction: string; isContents: boolean }[] = [];

  constructor(private readonly file: string) {}

  /** Whether what is read is a table that the platform makes itself. */
  get inContents(): boolean {
    return this.open.some(({ isContents }) => isContents);
  }

  /** A field's mark. Returns whether a table of contents ended. */
  mark(kind: string): boolean {
    if (kind === 'begin') {
      this.open.push({ instruction: '', isContents: false });
      return false;
    }
    return kind === 'end' && this.open.pop()?.isContents === true;
  }

  instruct(value: string): void {
    const field = this.open.at(-1);
    judgeField((field?.instruction ?? '') + value, this.file);
    if (!field) return;
    field.instruction += value;
    if (!this.inContents) field.isContents = isContentsField(field.instruction);
  }

  /** Some documents never end a field: a heading is in no table of contents. */
  endContents(): void {
    const at = this.open.findIndex(({ isContents }) => isContents);
    if (at >= 0) this.open.length = at;
  }
}

/**
 * Address of a link as Word's field says it, mended: mammoth takes what follows the address for a part of it
 * (`https://a.fr/" \l "place`, `https://a.fr/" \o "words shown"`).
 */
export function linkOfField(address: string): string {
  const at = address.search(/"\s*\\/);
  if (at < 0) return address;
  const place = /\\l\s+"?([^"\s]+)/.exec(address.slice(at))?.[1];
  return place === undefined ? address.slice(0, at) : `${address.slice(0, at).replace(/#.*$/, '')}#${place}`;
}
