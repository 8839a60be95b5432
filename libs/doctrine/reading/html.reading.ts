import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { UnreadablePage } from '../text/import.error';
import { tooDeepAt } from '../text/raw.html';
import type { ImportWarning } from '../text/section.types';
import { refuseActiveContent } from './active.content';
import { readDocument, type ReadFile } from './page.pages';
import { type Picture, pictureAddress, pictureOf } from './picture';
import { inMegabytes, READING_LIMITS } from './reading.limits';
import { decodePage } from './text.decoding';

const parser = unified().use(rehypeParse).freeze();
const DEEPEST = 60;
const DATA_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,([\w+/=\s]+)$/i;
/** Around a page's text on most sites; none of it is the text's. */
const AROUND = new Set('nav footer form'.split(' '));

function find(tree: Root | Element, name: string): Element | null {
  let found: Element | null = null;
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found ??= node;
  });
  return found;
}

/** The text of a page: its `main`, else its only `article`, else its body without what sites put around. */
function textTree(tree: Root): Root {
  const articles: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'article') articles.push(node);
  });
  const place = find(tree, 'main') ?? (articles.length === 1 ? articles[0] : null) ?? find(tree, 'body');
  const children = (place?.children ?? []).filter(
    (node) => !(node.type === 'element' && AROUND.has(node.tagName)),
  );
  return { type: 'root', children };
}

/** Pictures that a page carries in its addresses (`data:`) become pictures of the platform. */
function takePictures(tree: Root, file: string): Picture[] {
  const pictures = new Map<string, Picture>();
  visit(tree, 'element', (node) => {
    const { src } = node.properties;
    const data = node.tagName === 'img' && typeof src === 'string' ? DATA_PICTURE.exec(src)?.[1] : undefined;
    if (data === undefined) return;
    const picture = pictureOf(Buffer.from(data, 'base64'));
    if (picture && picture.bytes.length > READING_LIMITS.pictureBytes)
      throw new UnreadablePage(
        `une image pèse ${inMegabytes(picture.bytes.length)}, pour ${inMegabytes(READING_LIMITS.pictureBytes)} au plus.`,
        file,
        node.position?.start.line,
      );
    if (!picture) return;
    pictures.set(picture.digest, picture);
    node.properties.src = pictureAddress(picture);
  });
  return [...pictures.values()];
}

/**
 * Reads a single HTML page into sections. Throws UnreadablePage for what acts, leads to files of a computer, is too deep, or is not
 * written in the encoding that it announces. Pictures of other sites are named as missing.
 */
export function readHtmlPage(bytes: Buffer, file: string): ReadFile {
  if (bytes.length > READING_LIMITS.textBytes)
    throw new UnreadablePage(
      `page de ${inMegabytes(bytes.length)}, pour ${inMegabytes(READING_LIMITS.textBytes)} au plus.`,
      file,
    );
  const text = decodePage(bytes, file);
  if (!/<(?:!doctype|html|body|h[1-6]|p|table|ul|ol|div)[\s>]/i.test(text))
    throw new UnreadablePage('ce fichier n’est pas une page HTML.', file);
  if (/<!(?:ENTITY|DOCTYPE[^>]*\[)/i.test(text))
    throw new UnreadablePage(
      'cette page définit des entités, qui peuvent faire lire d’autres fichiers.',
      file,
    );
  const deep = tooDeepAt(text, DEEPEST);
  if (deep !== null) throw new UnreadablePage(`plus de ${DEEPEST} niveaux d’imbrication.`, file, deep);
  if ((text.match(/</g)?.length ?? 0) > READING_LIMITS.elements)
    throw new UnreadablePage(`plus de ${READING_LIMITS.elements} éléments dans la page.`, file);
  const whole = parser.parse(text);
  refuseActiveContent(whole, file);
  const warnings: ImportWarning[] = [];
  const title = find(whole, 'title');
  const tree = textTree(whole);
  return readDocument({
    pictures: takePictures(tree, file),
    tree,
    file,
    title: find(tree, 'h1') ? null : title && textOf(title).trim() ? textOf(title).trim() : null,
    warnings,
  });
}
