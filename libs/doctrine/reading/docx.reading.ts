import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { agreeing, counted } from '#platform/text';
import { UnreadablePage } from '../text/import.error';
import type { ImportWarning } from '../text/section.types';
import { refuseActiveContent } from './active.content';
import { readDocxBody } from './docx.body';
import { type DocxFacts, noFacts, sayWhatWasDone } from './docx.facts';
import { linkOfField } from './docx.fields';
import { DocxNumbering } from './docx.numbering';
import { judgeRelations } from './docx.relations';
import { DocxStyles } from './docx.styles';
import { docxStyleMap, FRAMED_NOTE } from './docx.style-map';
import { putTitleAbove } from './html.headings';
import { eachElement } from './html.walk';
import { withLostWords } from './lost.words';
import { readDocument, type ReadFile } from './page.pages';
import { type Picture, pictureAddress, pictureOf } from './picture';
import { inMegabytes, READING_LIMITS } from './reading.limits';
import { judgeXml } from './xml.judgement';
import { readZip } from './zip.reading';

const PARTS =
  /^(?:\[Content_Types\]\.xml|mimetype|_rels\/\.rels|word\/[\w.-]+\.xml|word\/_rels\/[\w.-]+\.rels|word\/media\/[^/]+)$/;
const RELATIONS_OF_TEXT = /^word\/_rels\/(?:document|footnotes|endnotes)\.xml\.rels$/;
const MACROS = /vbaProject|vbaData|macroEnabled/i;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

function refuseOtherFormats(
  entries: ReadonlyMap<string, Buffer>,
  names: ReadonlySet<string>,
  file: string,
): void {
  const refuse = (reason: string): never => {
    throw new UnreadablePage(reason, file);
  };
  if (entries.get('mimetype')?.toString('latin1').startsWith('application/vnd.oasis'))
    refuse('c’est un document LibreOffice (.odt) : enregistrez-le au format DOCX.');
  const types = entries.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (MACROS.test(types) || [...names].some((name) => MACROS.test(name)))
    refuse('ce document contient des macros : enregistrez-le au format DOCX, sans macros.');
  if (!names.has('word/document.xml'))
    refuse('ce fichier n’est pas un document Word : enregistrez-le au format DOCX avec Word ou LibreOffice.');
}

/** Shape of mammoth's own tree as far as it is used here; its declarations leave it open. */
interface DocumentNode {
  type: string;
  styleId?: string | null;
  styleName?: string | null;
  numbering?: unknown;
  children?: DocumentNode[];
}

/** Headings and captions by outline level or inherited style get the name that mammoth knows them by. */
function named(node: DocumentNode, styles: DocxStyles): DocumentNode {
  const children = node.children?.map((child) => named(child, styles));
  const id = node.type === 'paragraph' ? node.styleId : null;
  const level = id && !/^(?:title|titre)$/i.test(node.styleName ?? '') ? styles.headingLevel(id) : null;
  const name =
    level !== null
      ? `heading ${String(level)}`
      : id && styles.isCaption(id)
        ? 'caption'
        : id && styles.isNote(id)
          ? FRAMED_NOTE
          : node.styleName;
  return {
    ...node,
    ...(children && { children }),
    ...(name !== node.styleName && { styleName: name, styleId: null, numbering: null }),
  };
}

const TEXT_PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'] as const;
const MARGINS = /^word\/(?:header|footer)\d*\.xml$/;

/** Judges every part, and makes those that hold the text plain for the reader. */
function judgeParts(
  entries: Map<string, Buffer>,
  file: string,
): { facts: DocxFacts; styles: DocxStyles; stretches: string[] } {
  const facts = noFacts();
  for (const [name, part] of entries) {
    if (name.startsWith('word/media/') || name === 'mimetype') continue;
    if (part.length > READING_LIMITS.textBytes)
      throw new UnreadablePage(
        `la partie « ${name} » du document pèse ${inMegabytes(part.length)}, pour ${inMegabytes(READING_LIMITS.textBytes)} au plus : coupez-le en plusieurs documents.`,
        file,
      );
    if (RELATIONS_OF_TEXT.test(name)) judgeRelations(part, file, name);
    else if (!TEXT_PARTS.some((one) => one === name)) judgeXml(part, file, name);
    if (MARGINS.test(name) && /<w:t[ >][^<]*\p{L}/u.test(part.toString('utf8'))) facts.margins += 1;
  }
  const styles = new DocxStyles(entries.get('word/styles.xml'), file);
  const numbering = new DocxNumbering(entries.get('word/numbering.xml'), file);
  const stretches = TEXT_PARTS.flatMap((part) => {
    const bytes = entries.get(part);
    if (!bytes) return [];
    const body = readDocxBody(bytes, { file, part }, { facts, styles, numbering });
    entries.set(part, body.bytes);
    return body.stretches;
  });
  const lists = numbering.described();
  if (lists) entries.set('word/numbering.xml', lists);
  return { facts, styles, stretches };
}

/**
 * Reads a DOCX into sections: headings with the numbers that Word counts, lists, tables, notes, pictures. Every part is judged as a
 * stream first and only judged parts are given to the reader (mammoth), which never sees the file itself nor any other file. What is
 * left out or changed is said in the warnings, words that were lost on the way too. Throws UnreadablePage.
 */
export async function readDocx(bytes: Buffer, file: string): Promise<ReadFile> {
  const { entries, names } = await readZip(bytes, file, (name) => PARTS.test(name));
  refuseOtherFormats(entries, names, file);
  const { facts, styles, stretches } = judgeParts(entries, file);
  entries.delete('mimetype');
  const judged = zipSync(
    Object.fromEntries([...entries].map(([name, part]) => [name, new Uint8Array(part)])),
    { level: 0 },
  );

  const warnings = sayWhatWasDone(facts, file);
  const pictures = new Map<string, Picture>();
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(judged) },
    {
      styleMap: docxStyleMap,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      transformDocument: (document: DocumentNode) => named(document, styles),
      convertImage: mammoth.images.imgElement(async (image) => {
        const content = await image.readAsBuffer();
        const picture = pictureOf(content);
        if (picture && content.length <= READING_LIMITS.pictureBytes) {
          pictures.set(picture.digest, picture);
          return { src: pictureAddress(picture) };
        }
        const name = nameOfMedia(entries, content);
        warnings.push({
          file,
          line: 0,
          message: picture
            ? `L’image « ${name} » pèse ${inMegabytes(content.length)}, pour ${inMegabytes(READING_LIMITS.pictureBytes)} au plus : elle n’est pas reprise.`
            : `L’image « ${name} » (${image.contentType}) n’est pas reprise : seules les images PNG, JPEG, GIF et WebP le sont.`,
        });
        return { src: name };
      }),
    },
  );
  warnings.push(...sayMessages(messages, file));
  const tree = parser.parse(value);
  eachElement(tree, ({ properties }) => {
    if (typeof properties.href === 'string') properties.href = linkOfField(properties.href);
  });
  refuseActiveContent(tree, file);
  putTitleAbove(tree);
  const read = readDocument({ tree, file, title: null, pictures: [...pictures.values()], warnings });
  return withLostWords(read, stretches, file);
}

/** What the reader itself could not do, as far as something is lost by it. */
function sayMessages(messages: readonly { message: string }[], file: string): ImportWarning[] {
  const symbols = messages.filter(({ message }) => message.startsWith('A w:sym element')).length;
  const images = messages.filter(({ message }) =>
    /image file|v:imagedata|Could not find/.test(message),
  ).length;
  const said = [
    ...(symbols > 0
      ? [
          agreeing(
            symbols,
            'Un symbole d’une police particulière n’est pas repris : remplacez-le par une lettre.',
            (number) =>
              `${number} symboles d’une police particulière ne sont pas repris : remplacez-les par des lettres.`,
          ),
        ]
      : []),
    ...(images > 0
      ? [`${counted(images, 'image manque', 'images manquent')} dans le document lui-même.`]
      : []),
  ];
  return said.map((message) => ({ file, line: 0, message }));
}

function nameOfMedia(entries: ReadonlyMap<string, Buffer>, content: Buffer): string {
  for (const [name, part] of entries)
    if (name.startsWith('word/media/') && part.equals(content)) return name.slice('word/media/'.length);
  return 'image';
}
