import type { Element, Root } from 'hast';
import type { FootnoteDefinition, Paragraph, Root as MarkdownRoot, RootContent } from 'mdast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { handlers } from './html.handlers';

const converter = unified().use(rehypeRemark, { handlers }).freeze();

const printer = unified()
  .use(remarkStringify, {
    bullet: '-',
    fences: true,
    rule: '*',
    listItemIndent: 'one',
    resourceLink: true,
    emphasis: '*',
  })
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .freeze();

/** Puts each note at the end of the section that calls it, so that a section edited by itself has its notes. */
function placeNotes(tree: MarkdownRoot, notes: NoteDefinitions): void {
  const placed: RootContent[] = [];
  let called: string[] = [];
  const close = (): void => {
    for (const label of new Set(called)) {
      const note = notes.get(label);
      if (note) placed.push(structuredClone(note));
    }
    called = [];
  };
  for (const node of tree.children) {
    if (node.type === 'heading') close();
    visit(node, 'footnoteReference', ({ identifier }) => void called.push(identifier));
    visit(node, 'html', ({ value }) => {
      // Called from inside HTML, where Markdown has no notes: the note follows as a paragraph with its number.
      for (const [, label = ''] of value.matchAll(/<sup>\[(\d+)\]<\/sup>/g))
        if (notes.has(label)) called.push(`:${label}`);
    });
    placed.push(node);
  }
  close();
  tree.children = placed;
}

/** An item of several paragraphs has room between them; the converter gives it to every item with a list of several items inside. */
function tightenLists(tree: MarkdownRoot): void {
  visit(tree, 'list', (list) => {
    for (const item of list.children)
      item.spread = item.children.filter(({ type }) => type === 'paragraph').length > 1;
    list.spread = list.children.some(({ spread }) => spread);
  });
}

/** Notes in Markdown by their label; with « : » before it, as the paragraph that a call from inside HTML leads to. */
export type NoteDefinitions = ReadonlyMap<string, FootnoteDefinition | Paragraph>;

/** Each note in Markdown, made once for all the pages of its document. */
export function noteDefinitions(notes: ReadonlyMap<string, Element>): NoteDefinitions {
  const definitions = new Map<string, FootnoteDefinition | Paragraph>();
  for (const [label, note] of notes) {
    const children = converter.runSync({ type: 'root', children: note.children })
      .children as FootnoteDefinition['children'];
    definitions.set(label, { type: 'footnoteDefinition', identifier: label, label, children });
    definitions.set(`:${label}`, paragraphOfNote(label, children));
  }
  return definitions;
}

/**
 * Markdown of a sanitised tree, to be read again by the reader of pages: what Markdown cannot say stays HTML (tables with merged cells,
 * captions with emphasis, raised letters). Notes go to the end of the section that calls them.
 */
export function markdownOf(tree: Root, notes: NoteDefinitions): string {
  const markdown: MarkdownRoot = converter.runSync(tree);
  tightenLists(markdown);
  if (notes.size > 0) placeNotes(markdown, notes);
  return outsideFences(printer.stringify(markdown), (text) =>
    text.replace(/\{(?=[{%:])/g, '&#123;').replace(/\\<!--/g, '&#x3C;!--'),
  );
}

const paragraphOfNote = (label: string, children: readonly RootContent[]): Paragraph => ({
  type: 'paragraph',
  children: [
    { type: 'text', value: `[${label}] ` },
    ...children.flatMap((child) => (child.type === 'paragraph' ? child.children : [])),
  ],
});

/** Template tags are tags in fences too, but there the reader of pages leaves them alone. */
function outsideFences(markdown: string, change: (text: string) => string): string {
  let fence: string | null = null;
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence === null && mark) fence = mark;
      else if (fence !== null) {
        if (mark?.startsWith(fence)) fence = null;
      } else return change(line);
      return line;
    })
    .join('\n');
}
