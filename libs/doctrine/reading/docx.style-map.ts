import { CAPTION } from './html.shape';

const named = (names: readonly string[], to: string): string[] =>
  names.map((name) => `p[style-name='${name}'] => ${to}`);

/** Name that paragraphs of framed remarks get, whatever their style is called. */
export const FRAMED_NOTE = 'note framed';

/** Class of a paragraph that is the document's title. */
export const DOCUMENT_TITLE = 'doc-title';

/**
 * What the paragraph styles of Word and LibreOffice mean. Headings of the seventh level and below are headings of the sixth. The first
 * rule that fits wins, before mammoth's own.
 */
export const docxStyleMap: string[] = [
  ...Array.from(
    { length: 6 },
    (_, at) => `p[style-name='heading ${String(at + 1)}'] => h${String(at + 1)}:fresh`,
  ),
  ...['7', '8', '9'].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
  ...named(['Title', 'Titre'], `h1.${DOCUMENT_TITLE}:fresh`),
  ...named(['caption', 'Légende', 'Illustration', 'Drawing', 'Figure', 'Table'], `p.${CAPTION}:fresh`),
  `p[style-name='${FRAMED_NOTE}'] => blockquote.note > p:fresh`,
  ...named(['Quote', 'Intense Quote', 'Quotations', 'Block Text', 'Citation'], 'blockquote > p:fresh'),
  ...named(['Preformatted Text', 'HTML Preformatted'], "pre:separator('\\n')"),
  ...named(['Table Heading', 'Titre de tableau'], 'p > strong:fresh'),
];
