import { join } from 'node:path';
import { type ParsedDoctrine, readMarkdownFolder } from '#doctrine';
import { type DraftSection, draftOf, knownLinks, writeDraft } from './drafted.edition';
import { EditScript, FLIP_SHARES, HEAVY_SHARES, type Shares, USUAL_SHARES } from './edit.script';
import { EditionWords } from './edition.text';
import { randomFrom } from './quote.sample';
import { editSections } from './section.edits';
import { revised, withSeries } from './template.series';
import { cleaned } from './typography';
import { WordEdits } from './word.edits';
import type { WordLinks } from './word.links';

/**
 * How the second edition is made of the first. `usual`: every kind of edit, paragraph by paragraph; `heavy`: also sections split, merged,
 * retired and moved, pages in another order, rows in other tables; `typography`: the whole text cleaned, and some edits; `templates`:
 * series of paragraphs of which a number changes, and single words that say something else.
 */
export const EDITION_KINDS = ['usual', 'heavy', 'typography', 'templates'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

export interface GeneratedPair {
  from: string;
  to: string;
  /** The same, read. */
  before: ParsedDoctrine;
  after: ParsedDoctrine;
  /** Known from the edits themselves: no comparison of texts has a part in it. */
  links: WordLinks;
  edits: string;
}

/**
 * Two editions made of an edition's own words, with paragraphs like each other in the first and edits of a kind between them, written as
 * folders of Markdown. It says where each word went because it put it there.
 */
export async function generatePair(
  model: EditionWords,
  folder: string,
  kind: EditionKind,
  seed: number,
): Promise<GeneratedPair> {
  const random = randomFrom(seed);
  const [from, to] = [join(folder, 'before'), join(folder, 'after')];
  const drafted = named(draftOf(model));
  const first = kind === 'templates' ? withSeries(drafted, new WordEdits(random, drafted)) : drafted;
  await writeDraft(from, new EditScript(random, drafted).withTwins(first));
  const before = await readMarkdownFolder(from);
  const words = EditionWords.of(before);
  const { sections, edits } = editedBy(kind, random, draftOf(words));
  await writeDraft(to, sections);
  const after = await readMarkdownFolder(to);
  const links = knownLinks(words, EditionWords.of(after), sections);
  const said = [...edits].map(([edit, times]) => `${edit}: ${times}`).join(', ');
  return { from, to, before, after, links, edits: said };
}

function editedBy(
  kind: EditionKind,
  random: () => number,
  draft: readonly DraftSection[],
): { sections: DraftSection[]; edits: ReadonlyMap<string, number> } {
  const words = new WordEdits(random, draft);
  const script = (shares: Shares, touched: number): EditScript =>
    new EditScript(random, draft, shares, touched);
  switch (kind) {
    case 'usual': {
      const edits = script(USUAL_SHARES, 1);
      return { sections: edits.apply(draft), edits: edits.done };
    }
    case 'heavy': {
      const edits = script(HEAVY_SHARES, 0.3 + 0.3 * random());
      const { sections, done } = editSections(edits.apply(draft), words);
      return { sections, edits: new Map([...edits.done, ...done]) };
    }
    case 'typography': {
      const edits = script(USUAL_SHARES, 0.4);
      return { sections: cleaned(edits.apply(draft)), edits: edits.done };
    }
    case 'templates': {
      const edits = script(FLIP_SHARES, 0.5);
      return { sections: edits.apply(revised(draft, words)), edits: edits.done };
    }
  }
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
