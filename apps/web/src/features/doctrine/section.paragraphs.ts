import { excerptOf } from './excerpt';
import { headingsOf } from './section-text';

/** A paragraph of a section's version. */
interface Paragraph {
  id: string;
  /** Its number: the title of the section is 0. */
  position: number;
  text: string;
}

/** Characters of a paragraph that name it beside a contribution. */
const EXCERPT = 80;

/** The headings within a section, in its contents. */
export const headingsIn = (html: string, paragraphs: readonly Paragraph[]) => {
  const texts = new Map(paragraphs.map(({ id, text }) => [id, text]));
  return headingsOf(html).map(({ blockId }) => ({ blockId, text: texts.get(blockId) ?? '' }));
};

/** The paragraphs with these ids, by their number and first words. */
export const namedParagraphs = (paragraphs: readonly Paragraph[], ids: ReadonlySet<string>) =>
  paragraphs
    .filter(({ id }) => ids.has(id))
    .map(({ id, position, text }) => ({ id, number: position, text: excerptOf(text, EXCERPT) }));
