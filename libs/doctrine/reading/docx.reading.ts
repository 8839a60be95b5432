import { zipSync } from 'fflate';
import type { Element, Root } from 'hast';
import mammoth from 'mammoth';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { UnreadablePage } from '../text/import.error';
import type { ImportWarning } from '../text/section.types';
import { refuseActiveContent } from './active.content';
import { type DocxFacts, judgeRelations, readDocxBody } from './docx.body';
import type { DocxStyles } from './docx.styles';
import { DOCUMENT_TITLE, docxStyleMap } from './docx.style-map';
import { classesOf } from './html.shape';
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
    refuse('c’est un document LibreOffice (.odt) : enregistrez-le au format DOCX.');
  const types = entries.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (MACROS.test(types) || [...names].some((name) => MACROS.test(name)))
    refuse('ce document contient des macros : enregistrez-le au format DOCX, sans macros.');
  if (!names.has('word/document.xml')) refuse('cette archive n’est pas un document Word (DOCX).');
}

/** What was done with what a plain text cannot hold, in French. */
function sayWhatWasDone(facts: DocxFacts, file: string): ImportWarning[] {
  const said: string[] = [];
  const { insertions, deletions, moves } = facts;
  if (insertions + deletions + moves > 0)
    said.push(
      `Ce document porte des modifications suivies : ${insertions} ajout(s) sont acceptés, ${deletions} suppression(s) et ${moves} déplacement(s) sont appliqués. Pour un autre choix, acceptez-les ou refusez-les dans le document.`,
    );
  if (facts.comments > 0)
    said.push(`Les ${facts.comments} commentaire(s) de relecture du document ne sont pas importés.`);
  if (facts.equations > 0)
    said.push(`Les ${facts.equations} équation(s) du document ne sont pas importées : écrivez-les en texte.`);
  return said.map((message) => ({ file, line: 0, message }));
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
    level !== null ? `heading ${String(level)}` : id && styles.isCaption(id) ? 'caption' : node.styleName;
  return {
    ...node,
    ...(children && { children }),
    ...(name !== node.styleName && { styleName: name, styleId: null, numbering: null }),
  };
}

/**
 * Reads a DOCX into sections: headings with the numbers that Word counts, lists, tables, notes, pictures. Every part is judged as a
 * stream first and only judged parts are given to the reader (mammoth), which never sees the file itself nor any other file. Tracked
 * changes are accepted and said, comments left out and said. Throws UnreadablePage.
 */
export async function readDocx(bytes: Buffer, file: string): Promise<ReadFile> {
  const { entries, names } = await readZip(bytes, file, (name) => PARTS.test(name));
  refuseOtherFormats(entries, names, file);
  for (const [name, part] of entries) {
    if (name.startsWith('word/media/') || name === 'mimetype') continue;
    if (part.length > READING_LIMITS.textBytes)
      throw new UnreadablePage(`la partie « ${name} » du document pèse ${inMegabytes(part.length)}.`, file);
    if (RELATIONS_OF_TEXT.test(name)) judgeRelations(part, file, name);
    else if (name !== 'word/document.xml') judgeXml(part, file, name);
  }
  const { body, facts, styles } = readDocxBody(entries, file);
  entries.delete('mimetype');
  entries.set('word/document.xml', body);
  const judged = zipSync(
    Object.fromEntries([...entries].map(([name, part]) => [name, new Uint8Array(part)])),
    { level: 0 },
  );

  const warnings = sayWhatWasDone(facts, file);
  const pictures = new Map<string, Picture>();
  const { value } = await mammoth.convertToHtml(
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
            ? `L’image « ${name} » pèse ${inMegabytes(content.length)}, pour ${inMegabytes(READING_LIMITS.pictureBytes)} au plus : elle n’est pas reprise.`
            : `L’image « ${name} » (${image.contentType}) n’est pas reprise : seules les images PNG, JPEG, GIF et WebP le sont.`,
        });
        return { src: name };
      }),
    },
  );
  const tree = parser.parse(value);
  refuseActiveContent(tree, file);
  putTitleAbove(tree);
  return readDocument({ tree, file, title: null, pictures: [...pictures.values()], warnings });
}

/** A document's title stands above its headings of the first rank, which it shares its rank with in HTML. */
function putTitleAbove(tree: Root): void {
  const headings: Element[] = [];
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/.test(node.tagName)) headings.push(node);
  });
  const title = headings.find((node) => classesOf(node).includes(DOCUMENT_TITLE));
  if (!title) return;
  const others = headings.filter((node) => node !== title);
  if (others.every((node) => node.tagName !== 'h1')) return;
  for (const node of others) node.tagName = `h${String(Math.min(6, Number(node.tagName.slice(1)) + 1))}`;
}

function nameOfMedia(entries: ReadonlyMap<string, Buffer>, content: Buffer): string {
  for (const [name, part] of entries)
    if (name.startsWith('word/media/') && part.equals(content)) return name.slice('word/media/'.length);
  return 'image';
}
