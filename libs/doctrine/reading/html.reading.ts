import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { agreeing, counted, isExternal } from '#platform/text';
import { UnreadablePage } from '../text/import.error';
import { tooDeepAt } from '../text/raw.html';
import type { ImportWarning } from '../text/section.types';
import { COPY_TEXT, refuseActiveContent } from './active.content';
import { settlePage, titleOf } from './html.settling';
import type { PageText } from './html.surroundings';
import { eachElement, firstOf } from './html.walk';
import { withLostWords } from './lost.words';
import { type DocumentToRead, readDocument, type ReadFile } from './page.pages';
import { type Picture, pictureAddress, pictureOf } from './picture';
import { inMegabytes, READING_LIMITS } from './reading.limits';
import { decodePage } from './text.decoding';

const parser = unified().use(rehypeParse).freeze();
const DEEPEST = 60;
const DATA_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,([\w+/=\s]+)$/i;

/** Pictures that a page carries in its addresses (`data:`) become pictures of the platform. */
function takePictures(tree: Root, file: string, warnings: ImportWarning[]): Picture[] {
  const pictures = new Map<string, Picture>();
  eachElement(tree, (node) => {
    const { src, alt } = node.properties;
    if (node.tagName !== 'img' || typeof src !== 'string' || !/^\s*data:/i.test(src)) return;
    const data = DATA_PICTURE.exec(src)?.[1];
    const picture = data === undefined ? null : pictureOf(Buffer.from(data, 'base64'));
    if (picture && picture.bytes.length > READING_LIMITS.pictureBytes)
      throw new UnreadablePage(
        `une image pèse ${inMegabytes(picture.bytes.length)}, pour ${inMegabytes(READING_LIMITS.pictureBytes)} au plus : réduisez-la.`,
        file,
        node.position?.start.line,
      );
    if (!picture) {
      delete node.properties.src;
      const name = typeof alt === 'string' && alt !== '' ? ` « ${alt.slice(0, 80)} »` : '';
      warnings.push({
        file,
        line: node.position?.start.line ?? 0,
        message: `Une image de la page${name} n’est pas reprise : seules les images PNG, JPEG, GIF et WebP le sont.`,
      });
      return;
    }
    pictures.set(picture.digest, picture);
    node.properties.src = pictureAddress(picture);
  });
  return [...pictures.values()];
}

/** Links of the page to itself and to pages beside it, as `<base>` and its own name make them. */
function settleLinks(whole: Root, tree: Root, file: string): void {
  const given = firstOf(whole, 'base')?.properties.href;
  const base = typeof given === 'string' && /^https?:/i.test(given) && URL.canParse(given) ? given : null;
  eachElement(tree, (node) => {
    for (const name of ['href', 'src'] as const) {
      const address = node.properties[name];
      if (typeof address !== 'string' || address.startsWith('#')) continue;
      const [path = '', place] = address.split('#');
      if (name === 'href' && place !== undefined && decoded(path) === file)
        node.properties.href = `#${place}`;
      else if (
        base !== null &&
        !isExternal(address) &&
        !address.startsWith('/images/') &&
        URL.canParse(address, base)
      )
        node.properties[name] = new URL(address, base).href;
    }
    // A picture of another site is missing here, by a name that tells where it is.
    const { src } = node.properties;
    if (node.tagName === 'img' && typeof src === 'string')
      node.properties.src = src.replace(/^\s*(?:https?:)?\/\//i, '');
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replace(/^\.\//, '');
  } catch {
    return path;
  }
}

/** Elements that the platform never shows, with what they hold. */
const UNSHOWN = new Set('script style template noscript svg math canvas video audio title'.split(' '));

/** The words of a tree, one text at a time. */
function textsIn(node: Root | Element): string[] {
  return node.children.flatMap((child) => {
    if (child.type === 'text') return /\p{L}/u.test(child.value) ? [child.value] : [];
    return child.type === 'element' && !UNSHOWN.has(child.tagName) ? textsIn(child) : [];
  });
}

function sayWhatIsLeft({ leftOut, media }: PageText, file: string): ImportWarning[] {
  const shown = leftOut
    .slice(0, 6)
    .map((words) => `« ${words.length > 40 ? `${words.slice(0, 40)}…` : words} »`);
  const said = [
    ...(leftOut.length > 0
      ? [
          `Ce que le site met autour du texte n’est pas repris : ${shown.join(', ')}${leftOut.length > 6 ? '…' : ''}.`,
        ]
      : []),
    ...(media > 0
      ? [
          agreeing(
            media,
            'Un dessin vectoriel, une vidéo ou un son n’est pas repris : remplacez-le par une image.',
            (number) =>
              `${number} dessins vectoriels, vidéos ou sons ne sont pas repris : remplacez-les par des images.`,
          ),
        ]
      : []),
  ];
  return said.map((message) => ({ file, line: 0, message }));
}

/** A page shows pictures that are in files beside it: whoever imports it should hear how to bring them along. */
function sayWhereImagesAre({ doctrine }: ReadFile, file: string): void {
  const { length } = doctrine.missingImages;
  if (length > 0)
    doctrine.warnings.push({
      file,
      line: 0,
      message: `Une page HTML ne porte pas ses images : ${counted(length, 'image manque', 'images manquent')}. Pour les avoir, importez le document d’origine au format DOCX.`,
    });
}

/** The text of a page's bytes. Throws UnreadablePage for what no parser should be given. */
function judgedText(bytes: Buffer, file: string): string {
  const refuse = (reason: string, line?: number): never => {
    throw new UnreadablePage(reason, file, line);
  };
  if (bytes.length > READING_LIMITS.textBytes)
    refuse(
      `page de ${inMegabytes(bytes.length)}, pour ${inMegabytes(READING_LIMITS.textBytes)} au plus : coupez-la en plusieurs pages.`,
    );
  const text = decodePage(bytes, file);
  if (!/<(?:!doctype|html|body|h[1-6]|p|table|ul|ol|div)[\s>]/i.test(text))
    refuse(
      'ce fichier n’est pas une page HTML : enregistrez la page depuis un navigateur, ou envoyez le document au format DOCX.',
    );
  if (/<!(?:ENTITY|DOCTYPE[^>]*\[)/i.test(text))
    refuse(
      'cette page définit des entités, qui peuvent faire lire d’autres fichiers : retirez-les de sa déclaration DOCTYPE.',
    );
  const deep = tooDeepAt(text, DEEPEST);
  if (deep !== null)
    refuse(
      `plus de ${DEEPEST} niveaux d’imbrication : importez plutôt le document d’origine au format DOCX.`,
      deep,
    );
  if ((text.match(/</g)?.length ?? 0) > READING_LIMITS.elements)
    refuse(`plus de ${READING_LIMITS.elements} éléments dans la page : coupez-la en plusieurs pages.`);
  return text;
}

/** A page made plain, and the words that should be found again in what is read of it. */
function plainDocument(bytes: Buffer, file: string): { document: DocumentToRead; words: string[] } {
  const whole = parser.parse(judgedText(bytes, file));
  refuseActiveContent(whole, file, COPY_TEXT);
  const { page, said } = settlePage(whole);
  const { tree } = page;
  const warnings = [...sayWhatIsLeft(page, file), ...said.map((message) => ({ file, line: 0, message }))];
  const pictures = takePictures(tree, file, warnings);
  settleLinks(whole, tree, file);
  return {
    document: { pictures, tree, file, title: titleOf(whole, tree), warnings },
    words: textsIn(tree),
  };
}

/**
 * Reads a single HTML page into sections. Throws UnreadablePage for what acts, leads to files of a computer, is too deep, or is not
 * written in the encoding that it announces. Pictures of other sites are named as missing.
 */
export function readHtmlPage(bytes: Buffer, file: string): ReadFile {
  const { document, words } = plainDocument(bytes, file);
  const read = readDocument(document);
  sayWhereImagesAre(read, file);
  return withLostWords(read, words, file);
}
