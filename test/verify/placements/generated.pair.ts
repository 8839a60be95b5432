import { join } from 'node:path';
import { readMarkdownFolder } from '#doctrine';
import { draftOf, type DraftSection, knownLinks, writeDraft } from './drafted.edition';
import { EditScript } from './edit.script';
import { EditionWords } from './edition.text';
import { randomFrom } from './quote.sample';
import type { WordLinks } from './word.links';

export interface GeneratedPair {
  from: string;
  to: string;
  /** Known from the edits themselves: no comparison of texts has a part in it. */
  links: WordLinks;
  edits: string;
}

/**
 * Two editions made of an edition's own words, with paragraphs like each other in the first and every kind of edit between them, written
 * as folders of Markdown. It says where each word went because it put it there.
 */
export async function generatePair(
  model: EditionWords,
  folder: string,
  seed: number,
): Promise<GeneratedPair> {
  const random = randomFrom(seed);
  const [from, to] = [join(folder, 'before'), join(folder, 'after')];
  const drafted = named(draftOf(model));
  await writeDraft(from, new EditScript(random, drafted).withTwins(drafted));
  const before = EditionWords.of(await readMarkdownFolder(from));
  const script = new EditScript(random, draftOf(before));
  const edited = script.apply(draftOf(before));
  await writeDraft(to, edited);
  const links = knownLinks(before, EditionWords.of(await readMarkdownFolder(to)), edited);
  const edits = [...script.done].map(([edit, times]) => `${edit}: ${times}`).join(', ');
  return { from, to, links, edits };
}

/** Pages in their order by name, as the reader orders them. */
function named(sections: readonly DraftSection[]): DraftSection[] {
  const pages = [...new Set(sections.map(({ page }) => page))];
  return pages.flatMap((page, index) =>
    sections
      .filter((section) => section.page === page)
      .map((section) => ({ ...section, page: `${String(index).padStart(3, '0')}-${page}` })),
  );
}
