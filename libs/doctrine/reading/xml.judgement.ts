import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadablePage } from '../text/import.error';
import { READING_LIMITS } from './reading.limits';

export interface XmlVisitor {
  /** The whole text, before anything is told of it. */
  begin?(text: string): void;
  open?(name: string, attributes: Record<string, string>, end: number): void;
  close?(name: string, end: number): void;
  text?(text: string): void;
}

/** What somebody can do with a document whose parts no word processor writes so. */
const SAVE_ANEW = 'Ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau au format DOCX.';
const CUT = 'Coupez-le en plusieurs documents.';

/** Text of an XML part: UTF-8, as every word processor writes it. Throws UnreadablePage for another encoding. */
function decodeXml(bytes: Buffer, file: string, part: string): string {
  const declared = /^\uFEFF?<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(
    bytes.subarray(0, 200).toString('utf8'),
  )?.[1];
  try {
    if (declared !== undefined && !/^utf-?8$/i.test(declared)) throw new Error(declared);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadablePage(`la partie « ${part} » du document n’est pas en UTF-8. ${SAVE_ANEW}`, file);
  }
}

/**
 * Judges an XML part before any reader that builds a tree sees it, in one pass that keeps nothing: no DOCTYPE (so no entities, outer
 * or expanding), well formed, bounded in elements, depth and references. `visitor` is told what passes; `end` is the offset in the text
 * after the tag. Returns the text. About 30 MB a second. Throws UnreadablePage.
 */
export function judgeXml(bytes: Buffer, file: string, part: string, visitor: XmlVisitor = {}): string {
  const refuse = (reason: string): never => {
    throw new UnreadablePage(`la partie « ${part} » du document ${reason}`, file);
  };
  const text = decodeXml(bytes, file, part);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    refuse(`contient une déclaration DOCTYPE, qui peut faire lire d’autres fichiers. ${SAVE_ANEW}`);
  let references = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) references += 1;
  if (references > READING_LIMITS.references)
    refuse(`contient trop de références de caractères. ${SAVE_ANEW}`);

  visitor.begin?.(text);
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let elements = 0;
  parser.on('error', () => refuse(`n’est pas du XML bien formé. ${SAVE_ANEW}`));
  parser.on('doctype', () => refuse(`contient une déclaration DOCTYPE. ${SAVE_ANEW}`));
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    elements += 1;
    if (depth > READING_LIMITS.depth)
      refuse(`imbrique plus de ${READING_LIMITS.depth} niveaux. ${SAVE_ANEW}`);
    if (elements > READING_LIMITS.elements)
      refuse(`contient plus de ${READING_LIMITS.elements} éléments. ${CUT}`);
    visitor.open?.(tag.name, tag.attributes, parser.position);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    visitor.close?.(tag.name, parser.position);
  });
  if (visitor.text) parser.on('text', (value) => visitor.text?.(value));
  parser.write(text).close();
  return text;
}
