import type { Element, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { InvalidInput, newId } from '#kernel';
import { parseHtml, printHtml, textOf } from '#platform/text';
import { type Block, blockElementId, normaliseText } from '../text';
import { editableMarkdown } from './editable.markdown';
import type { IdentifiedText } from './version.write';
import type { WorkingSection } from './working.section';

const inOrder = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, position) => ({ ...block, position }));

const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks
    .slice(1)
    .map(({ text }) => text)
    .join('\n');

/**
 * The text of `into` with that of `other` behind it, under its title as a heading. Nothing is rendered again: every block keeps its
 * element and its identity, the title's too.
 */
export function joined(into: WorkingSection, other: WorkingSection): IdentifiedText {
  const [title, ...body] = other.version.blocks;
  if (!title) throw new Error('a version without its title’s block');
  const heading: RootContent = {
    type: 'element',
    tagName: 'h2',
    properties: { id: blockElementId(title.id), dataBlock: title.id },
    children: [{ type: 'text', value: other.title }],
  };
  const html = [into.version.html, printHtml({ type: 'root', children: [heading] }), other.version.html]
    .filter((part) => part.trim() !== '')
    .join('\n');
  const blocks = inOrder([...into.version.blocks, title, ...body]);
  const markdown = [
    editableMarkdown({ ...into.version, slug: into.slug }),
    `## ${other.title}`,
    editableMarkdown({ ...other.version, slug: other.slug }),
  ]
    .filter((part) => part.trim() !== '')
    .map((part) => part.trim())
    .join('\n\n');
  const stored = { slug: into.slug, title: into.title, markdown, html };
  return {
    title: into.title,
    markdown: editableMarkdown(stored),
    html,
    text: textOfBlocks(blocks),
    blocks,
  };
}

/**
 * The text of a section in two, before and from a block. A heading there becomes the title of the end, and stays the same block.
 * Throws InvalidInput for a block inside a list, a table or a quotation, for the first, and where a note would lose its call.
 */
export function cutAt(
  section: WorkingSection,
  blockId: string,
  next: { title: string; slug: string },
): { start: IdentifiedText; end: IdentifiedText } {
  const { version } = section;
  const at = version.blocks.findIndex(({ id }) => id === blockId);
  if (at < 1)
    throw new InvalidInput('Ce paragraphe n’est pas dans le texte actuel de la section.', 'blockId');
  const { children } = parseHtml(version.html);
  const cut = children.findIndex(
    (child) => child.type === 'element' && child.properties.dataBlock === blockId,
  );
  if (cut < 0)
    throw new InvalidInput(
      'Une section se scinde devant un titre ou un paragraphe, pas au milieu d’une liste, d’un tableau ou d’une citation.',
      'blockId',
    );
  const first = children[cut];
  const isHeading = first?.type === 'element' && /^h[1-6]$/.test(first.tagName);
  const before = children.slice(0, cut);
  if (before.some(holdsNoteCall))
    throw new InvalidInput(
      'Le début de la section appelle des notes qui se trouvent à sa fin : la section ne peut pas être scindée ici.',
      'blockId',
    );
  const blocks = version.blocks.slice(at);
  const title: Block = {
    id: isHeading ? blockId : newId(),
    kind: 'heading',
    text: normaliseText(next.title),
    position: 0,
  };
  return {
    start: textWith(section, section.title, before, version.blocks.slice(0, at)),
    end: textWith(
      { ...section, slug: next.slug },
      next.title,
      children.slice(isHeading ? cut + 1 : cut),
      inOrder([title, ...(isHeading ? blocks.slice(1) : blocks)]),
    ),
  };
}

const holdsNoteCall = (node: RootContent): boolean => {
  let found = false;
  if (node.type === 'element' && textOf(node) !== '')
    visit(node, 'element', (child: Element) => {
      if (child.properties.dataFootnoteRef !== undefined) found = true;
    });
  return found;
};

function textWith(
  section: WorkingSection,
  title: string,
  children: RootContent[],
  blocks: Block[],
): IdentifiedText {
  const html = printHtml({ type: 'root', children }).trim();
  return {
    title,
    markdown: editableMarkdown({ slug: section.slug, title, markdown: '', html }),
    html,
    text: textOfBlocks(blocks),
    blocks,
  };
}
