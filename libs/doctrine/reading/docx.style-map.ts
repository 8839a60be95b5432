import { CAPTION } from './html.shape';

const named = (names: readonly string[], to: string): string[] =>
  names.map((name) => `p[style-name='${name}'] => ${to}`);

/** Class of a paragraph that is the document's title. */
export const DOCUMENT_TITLE = 'doc-title';

/**
 * What the paragraph styles of Word and LibreOffice mean. Headings of the seventh level and below are headings of the sixth, tables of
 * contents go: the platform makes its own. The first rule that fits wins, before mammoth's own.
 */
export const docxStyleMap: string[] = [
  ...Array.from(
    { length: 6 },
    (_, at) => `p[style-name='heading ${String(at + 1)}'] => h${String(at + 1)}:fresh`,
  ),
  ...['7', '8', '9'].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
  ...named(['Title', 'Titre'], `h1.${DOCUMENT_TITLE}:fresh`),
  ...Array.from({ length: 9 }, (_, at) => `p[style-name='toc ${String(at + 1)}'] => !`),
  ...Array.from({ length: 9 }, (_, at) => `p[style-name='Contents ${String(at + 1)}'] => !`),
  ...named(['TOC Heading', 'Contents Heading', 'toa heading'], '!'),
  ...named(['caption', 'Légende', 'Illustration', 'Drawing', 'Figure', 'Table'], `p.${CAPTION}:fresh`),
  ...named(['Quote', 'Intense Quote', 'Quotations', 'Block Text', 'Citation'], 'blockquote > p:fresh'),
  ...named(['Preformatted Text', 'HTML Preformatted'], "pre:separator('\\n')"),
  ...named(['Table Heading', 'Titre de tableau'], 'p > strong:fresh'),
];
