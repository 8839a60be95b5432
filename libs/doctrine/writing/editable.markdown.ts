import type { Root, RootContent } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { parseHtml, printHtml } from '#platform/text';
import { hasTooManyParts, renderText } from '../section.text';
import { LONGEST_TEXT } from './written.input';

const printer = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true })
  .freeze();

const MARKS = / (?:id="b-[0-9a-f]+" )?data-block="[^"]*"/g;

/** Line by line, not by one pattern: a run of spaces costs its length. */
const withoutIndents = (html: string): string =>
  html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** HTML as a reader sees it: without the marks of its blocks, and without the line ends and indents that show nothing. */
export const asShown = (html: string): string =>
  html
    .replace(MARKS, '')
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 1 ? part : withoutIndents(part)))
    .join('\n')
    .trim();

export interface StoredText {
  slug: string;
  title: string;
  markdown: string;
  /** As stored, with its blocks' marks. */
  html: string;
}

/**
 * The Markdown in which a stored text is edited: rendered, it gives the stored HTML again. That is the stored source where it does;
 * a page that was imported holds its title, template tags and links to files, so its Markdown is made of its HTML, and what Markdown
 * cannot say (cells that span, figures, definitions) stays HTML in it. About 5 ms for a page, 200 ms for the longest. A page that is too
 * large to be saved as one text is given as it was imported, at once: it is to be shared out between sections, whatever its form.
 */
export function editableMarkdown(stored: StoredText): string {
  if (Buffer.byteLength(stored.markdown) > LONGEST_TEXT || hasTooManyParts(stored.markdown))
    return stored.markdown;
  const wanted = asShown(stored.html);
  const gives = (markdown: string): boolean => rendered(stored, markdown) === wanted;
  if (gives(stored.markdown)) return stored.markdown;
  // The source of an imported section begins with its title, which is edited apart; its notes and numbers are best said as it says them.
  const text = stored.markdown.replace(/^\s*#{1,6}[ \t][^\n]*\n+/, '').trimEnd();
  if (gives(text)) return text;
  const { children } = parseHtml(wanted);
  const whole = markdownOf({ type: 'root', children });
  if (gives(whole)) return whole;
  const pieces = children.flatMap((child) => {
    const html = htmlOf(child);
    if (html.trim() === '') return [];
    const markdown = markdownOf({ type: 'root', children: [structuredClone(child)] });
    return [rendered(stored, markdown) === asShown(html) ? markdown.trimEnd() : rawOf(html)];
  });
  // Two lists in a row would become one.
  const apart = pieces.join('\n\n');
  return gives(apart) ? apart : pieces.join('\n\n<!-- -->\n\n');
}

const markdownOf = (tree: Root): string => printer.stringify(printer.runSync(structuredClone(tree)));

const htmlOf = (node: RootContent): string => printHtml({ type: 'root', children: [node] });

/** HTML in Markdown ends at the first blank line, so there is none in it. */
const rawOf = (html: string): string =>
  html
    .trim()
    .replace(/\n(?=[ \t]*\n)/g, '\n&#10;')
    .replace(/&#10;\n/g, '&#10;');

function rendered({ slug, title }: StoredText, markdown: string): string {
  try {
    return asShown(renderText({ slug, title, markdown }).html);
  } catch {
    return '';
  }
}
