import { decode } from '../text/folder.read';
import { UnreadablePage } from '../text/import.error';

const LATIN = new Set('windows-1252 iso-8859-1 iso-8859-15 latin1 latin-1 cp1252 l1 ansi'.split(' '));
const UTF_16 = /^utf-?16/;

/**
 * Bytes 0x80 to 0x9F in Windows-1252, for which browsers take Latin-1 too; the five that are nothing stay. Written out because
 * Node 20 decodes « windows-1252 » as Latin-1, where these are control characters.
 */
const WINDOWS_1252 = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');

/** Control characters but tabs and line ends; among them the five bytes that Windows-1252 leaves undefined. */
const UNPRINTABLE = /[^\P{Cc}\t\n\v\f\r\u0085]/u;

/** What a page says of its own encoding in its first 2,048 bytes, which is where browsers look. */
function declaredIn(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 2_048).toString('latin1');
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** What to do where a page is in no UTF-8: an old Word writes Windows-1252, and says so unless somebody took its head away. */
function decodeUtf8(bytes: Buffer, file: string, declared: string | null): string {
  try {
    return decode(bytes, file);
  } catch (error) {
    if (!(error instanceof UnreadablePage) || bytes.includes(0) || !/\.(?:html?|xhtml)$/i.test(file))
      throw error;
    throw new UnreadablePage(
      declared === null
        ? 'le texte n’est pas en UTF-8 et ne dit pas dans quel encodage il est : enregistrez-le en UTF-8 ou, s’il vient d’un ancien logiciel de Windows, écrivez <meta charset="windows-1252"> dans son en-tête.'
        : `le texte n’est pas en UTF-8 et annonce « ${declared} » : enregistrez-le en UTF-8.`,
      file,
      error.line,
    );
  }
}

/**
 * Text of a page. UTF-16 with its byte order mark and declared Latin-1 or Windows-1252 are converted; everything else must be UTF-8.
 * Throws UnreadablePage, with the line, for bytes that are not what they say, or that nothing says anything of.
 */
export function decodePage(bytes: Buffer, file: string): string {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) {
    try {
      const text = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
      // UTF-32 begins with the mark of UTF-16, and has a NUL after each letter.
      if (text.includes('\0')) throw new Error('NUL');
      return text.replace(/\r\n?/g, '\n');
    } catch {
      throw new UnreadablePage(
        'le texte annonce de l’UTF-16 et n’en est pas : enregistrez-le en UTF-8.',
        file,
      );
    }
  }
  const declared = declaredIn(bytes);
  if (declared !== null && UTF_16.test(declared) && bytes.includes(0))
    throw new UnreadablePage(
      'le texte est en UTF-16 sans la marque qui l’annonce : enregistrez-le en UTF-8.',
      file,
      1,
    );
  if (declared === null || !LATIN.has(declared)) return decodeUtf8(bytes, file, declared);
  const isPlain = bytes.every((byte) => byte < 0x80);
  if (!isPlain && isUtf8(bytes))
    throw new UnreadablePage(
      `le texte annonce « ${declared} » et est en UTF-8 : corrigez ce qu’il annonce.`,
      file,
      1,
    );
  const text =
    declared === 'iso-8859-15'
      ? new TextDecoder('iso-8859-15').decode(bytes)
      : bytes
          .toString('latin1')
          .replace(/[\x80-\x9f]/g, (sign: string) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
  const line = text.split('\n').findIndex((one) => UNPRINTABLE.test(one));
  if (line >= 0)
    throw new UnreadablePage(
      `le texte n’est pas en « ${declared} » comme il l’annonce : enregistrez-le en UTF-8.`,
      file,
      line + 1,
    );
  return text.replace(/\r\n?/g, '\n');
}
