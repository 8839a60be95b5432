import { DocxNumbering, type NumberingPlace } from './docx.numbering';
import { DocxStyles } from './docx.styles';
import { judgeXml } from './xml.judgement';
import { UnreadablePage } from '../text/import.error';
import { faultOfAddress } from './active.content';

/** What a document holds besides its words, to be told to whoever imports it. */
export interface DocxFacts {
  insertions: number;
  deletions: number;
  moves: number;
  comments: number;
  equations: number;
}

/** Fields that fetch something when a document is opened. */
const FETCHING_FIELD = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\s+(\S+)/;

interface Paragraph {
  style: string;
  numbering: Partial<NumberingPlace>;
  isInProperties: boolean;
  propertiesEnd: number | null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Judges the body of a document and gives it back with the numbers that Word counts for its headings written before their
 * words, where a reader of the text finds them.
 */
export function readDocxBody(
  parts: ReadonlyMap<string, Buffer>,
  file: string,
): { body: Buffer; facts: DocxFacts; styles: DocxStyles } {
  const styles = new DocxStyles(parts.get('word/styles.xml'), file);
  const numbering = new DocxNumbering(parts.get('word/numbering.xml'), file);
  const facts: DocxFacts = { insertions: 0, deletions: 0, moves: 0, comments: 0, equations: 0 };
  const insertions: { at: number; text: string }[] = [];
  const open: Paragraph[] = [];
  let field = '';
  let inField = false;

  const numberOf = ({ style, numbering: own }: Paragraph): string => {
    const inherited = { ...numbering.placeOfStyle.get(style), ...styles.numberingOf(style) };
    const list = own.list ?? inherited.list;
    if (list === undefined || list === '0') return '';
    const level = own.level ?? inherited.level ?? numbering.placeOfStyle.get(style)?.level ?? 0;
    const number = numbering.next({ list, level });
    return styles.headingLevel(style) === null ? '' : number;
  };

  const text = judgeXml(parts.get('word/document.xml') ?? Buffer.alloc(0), file, 'word/document.xml', {
    open: (name, attributes) => {
      const paragraph = open.at(-1);
      switch (name) {
        case 'w:p':
          open.push({ style: '', numbering: {}, isInProperties: false, propertiesEnd: null });
          break;
        case 'w:pPr':
          if (paragraph) paragraph.isInProperties = true;
          break;
        case 'w:pStyle':
          if (paragraph?.isInProperties) paragraph.style = attributes['w:val'] ?? '';
          break;
        case 'w:numId':
          if (paragraph?.isInProperties) paragraph.numbering.list = attributes['w:val'] ?? '';
          break;
        case 'w:ilvl':
          if (paragraph?.isInProperties) paragraph.numbering.level = Number(attributes['w:val'] ?? 0);
          break;
        case 'w:instrText':
          inField = true;
          break;
        case 'w:ins':
          facts.insertions += 1;
          break;
        case 'w:del':
          facts.deletions += 1;
          break;
        case 'w:moveFrom':
          facts.moves += 1;
          break;
        case 'w:commentReference':
          facts.comments += 1;
          break;
        case 'm:oMath':
          facts.equations += 1;
          break;
        default:
      }
    },
    close: (name, end) => {
      const paragraph = open.at(-1);
      if (name === 'w:pPr' && paragraph) {
        paragraph.isInProperties = false;
        const number = numberOf(paragraph);
        if (number !== '')
          insertions.push({
            at: end,
            text: `<w:r><w:t xml:space="preserve">${escaped(number)} </w:t></w:r>`,
          });
      } else if (name === 'w:p') open.pop();
      else if (name === 'w:instrText') {
        inField = false;
        const target = FETCHING_FIELD.exec(field);
        if (target)
          throw new UnreadablePage(
            `un champ de ce document irait chercher un autre fichier (« ${target[0].slice(0, 80)} ») : retirez-le et recommencez.`,
            file,
          );
        field = '';
      }
    },
    text: (value) => {
      if (inField) field += value;
    },
  });
  let body = '';
  let done = 0;
  for (const { at, text: added } of insertions) {
    body += text.slice(done, at) + added;
    done = at;
  }
  body += text.slice(done);
  return { body: Buffer.from(body), facts, styles };
}

/** Refuses what a document's relations would fetch: linked pictures, links to files of a computer. */
export function judgeRelations(bytes: Buffer, file: string, part: string): void {
  judgeXml(bytes, file, part, {
    open: (name, { TargetMode, Target = '', Type = '' }) => {
      if (name.replace(/^.*:/, '') !== 'Relationship') return;
      if (/\/(?:attachedTemplate|settings|customXml)$/.test(Type)) return;
      const fault = faultOfAddress(Target);
      if (fault !== null)
        throw new UnreadablePage(
          `ce document contient ${fault} (« ${Target.slice(0, 80)} ») : retirez-le et recommencez.`,
          file,
        );
      if (TargetMode === 'External' && !Type.endsWith('/hyperlink'))
        throw new UnreadablePage(
          `ce document montre un contenu qu’il ne contient pas (« ${Target.slice(0, 80)} ») : incorporez-le dans le document et recommencez.`,
          file,
        );
    },
  });
}
