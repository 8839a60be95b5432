import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type IParagraphStyleOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';

/** Width of the text on the page, in twentieths of a point: A4 less its margins. */
export const TEXT_WIDTH = 9412;
const MARGIN = 1247;

/** Liberation Sans has Arial's metrics and stands in for it where Arial is missing. */
const FONT = 'Arial';
/** Said in every style: LibreOffice does not inherit the rule with the height, and lines then overlap. */
const LINE = { line: 276, lineRule: LineRuleType.AUTO };
const TIGHT = { line: 240, lineRule: LineRuleType.AUTO };
const INK = '1F3A5F';
const GREY = '4A4F58';

export interface StaticTexts {
  title: string;
  subject: string;
  headerText: string;
  footerText: string;
  /** ISO 8601: the only date that the file carries. */
  date: string;
}

export interface StaticParts {
  /** Everything but word/document.xml and word/numbering.xml, by path. */
  files: Map<string, Uint8Array>;
  /** The document's element up to and with `<w:body>`. */
  opening: string;
  /** The section's properties (page, header, footer) and the closing tags. */
  closing: string;
}

/**
 * The parts of a DOCX that do not depend on the number of comments (styles, header, footer, properties), made by `docx`.
 * The text itself is not left to `docx`, which keeps all of it in memory: 5,000 comments took 723 MB.
 */
export async function staticParts(texts: StaticTexts): Promise<StaticParts> {
  const files = unzipSync(await Packer.toBuffer(skeleton(texts)));
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const split = document.indexOf('<w:sectPr>');
  if (split < 0) throw new Error('docx wrote a document without section properties');
  const kept = Object.entries(files)
    .filter(([path]) => path !== 'word/document.xml' && path !== 'word/numbering.xml')
    .map(([path, bytes]): [string, Uint8Array] => [
      path,
      path === 'docProps/core.xml' ? strToU8(fixedProperties(strFromU8(bytes), texts.date)) : bytes,
    ]);
  return { files: new Map(kept), opening: document.slice(0, split), closing: document.slice(split) };
}

/** The snapshot's instant in place of the clock's, and the language that `docx` cannot set. */
function fixedProperties(xml: string, date: string): string {
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${new Date(date).toISOString()}`)
    .replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>');
}

function skeleton(texts: StaticTexts): Document {
  const small = (children: string[]) => new TextRun({ children, size: 16, color: GREY });
  const right = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
  return new Document({
    title: texts.title,
    subject: texts.subject,
    creator: 'Plateforme de concertation',
    lastModifiedBy: 'Plateforme de concertation',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 20, language: { value: 'fr-FR', bidirectional: 'ar-SA' } },
          paragraph: { spacing: { after: 120, ...LINE } },
        },
        title: {
          run: { size: 52, bold: true, color: INK },
          paragraph: { spacing: { before: 3200, after: 240, ...LINE } },
        },
        heading1: heading(34, 0, 240),
        heading2: heading(28, 360, 160),
        heading3: heading(24, 320, 120),
        heading4: heading(22, 280, 120),
        heading5: heading(21, 240, 120),
        heading6: heading(20, 240, 120),
        hyperlink: { run: { color: '0B4A9E', underline: { type: 'single' } } },
      },
      paragraphStyles: PARAGRAPH_STYLES,
      characterStyles: [{ id: 'Code', name: 'Code', run: { font: 'Liberation Mono', size: 18 } }],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1417, bottom: 1247, left: MARGIN, right: MARGIN, header: 624, footer: 567 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({ spacing: { after: 0, ...LINE }, children: [small([texts.headerText])] }),
            ],
          }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: right,
                spacing: { after: 0, ...LINE },
                children: [
                  small([`${texts.footerText}\t`]),
                  small(['Page ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]),
                ],
              }),
            ],
          }),
          first: new Footer({ children: [new Paragraph('')] }),
        },
        children: [],
      },
    ],
  });
}

function heading(size: number, before: number, after: number) {
  return {
    run: { size, bold: true, italics: false, color: INK },
    paragraph: { spacing: { before, after, ...LINE }, keepNext: true, keepLines: true },
  };
}

const bar = (color: string) => ({ left: { style: BorderStyle.SINGLE, size: 18, color, space: 8 } });

const PARAGRAPH_STYLES: IParagraphStyleOptions[] = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    run: { size: 32, color: GREY },
    paragraph: { spacing: { after: 1200, ...LINE } },
  },
  {
    id: 'Couverture',
    name: 'Couverture',
    run: { size: 22 },
    paragraph: { spacing: { after: 100, ...LINE } },
  },
  {
    id: 'TitreSommaire',
    name: 'Titre du sommaire',
    run: { size: 34, bold: true, color: INK },
    paragraph: { spacing: { after: 240, ...LINE }, outlineLevel: 0 },
  },
  ...[1, 2, 3].map((level): IParagraphStyleOptions => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    run: level === 1 ? { bold: true } : {},
    paragraph: {
      spacing: { before: level === 1 ? 120 : 0, after: 40, ...LINE },
      indent: { left: (level - 1) * 340 },
    },
  })),
  {
    id: 'Contribution',
    name: 'Contribution',
    run: { size: 22, bold: true, color: INK },
    paragraph: {
      spacing: { before: 360, after: 40, ...LINE },
      keepNext: true,
      keepLines: true,
      border: { top: { style: BorderStyle.SINGLE, size: 6, color: '8A93A3', space: 6 } },
    },
  },
  {
    id: 'Reponse',
    name: 'Réponse',
    run: { size: 20, bold: true, color: INK },
    paragraph: { spacing: { before: 200, after: 40, ...LINE }, keepNext: true, keepLines: true },
  },
  {
    id: 'Origine',
    name: 'Origine',
    run: { size: 17, color: GREY },
    paragraph: { spacing: { after: 120, ...LINE }, keepNext: true },
  },
  {
    id: 'Etiquette',
    name: 'Étiquette',
    run: { size: 18, bold: true, color: GREY },
    paragraph: { spacing: { before: 120, after: 40, ...LINE }, keepNext: true },
  },
  {
    id: 'Citation',
    name: 'Citation',
    run: { italics: true, color: '33373E' },
    paragraph: { indent: { left: 284 }, border: bar('8A93A3') },
  },
  {
    id: 'Redaction',
    name: 'Rédaction proposée',
    paragraph: { indent: { left: 284 }, border: bar('1F3A5F'), shading: { fill: 'EEF2F8' } },
  },
  { id: 'Liste', name: 'Liste', paragraph: { spacing: { after: 120, ...LINE }, contextualSpacing: true } },
  { id: 'Mention', name: 'Mention', run: { italics: true, color: GREY } },
  { id: 'Cellule', name: 'Cellule', run: { size: 18 }, paragraph: { spacing: { after: 0, ...TIGHT } } },
  {
    id: 'Nombre',
    name: 'Nombre',
    basedOn: 'Cellule',
    run: { size: 18 },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: 0, ...TIGHT } },
  },
];
