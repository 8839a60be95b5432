import type { DraftSection } from './drafted.edition';
import type { WordEdits } from './word.edits';

/** What drafters do to whole sections, each to one section in so many. */
const ONE_IN = { split: 12, merge: 12, retire: 20, move: 12, rename: 12 };

/** A section has to have so many blocks to be split. */
const LARGE = 4;

/**
 * Sections split, merged into the one before, retired, moved to other pages and renamed; pages retired and put in another order. The first
 * section of a page is the page and stays.
 */
export function editSections(
  sections: readonly DraftSection[],
  edits: WordEdits,
): { sections: DraftSection[]; done: Map<string, number> } {
  const done = new Map<string, number>();
  const draws = (what: keyof typeof ONE_IN): boolean => {
    const isDrawn = edits.below(ONE_IN[what]) === 0;
    if (isDrawn) done.set(`${what} a section`, (done.get(`${what} a section`) ?? 0) + 1);
    return isDrawn;
  };
  let pages = [...new Set(sections.map(({ page }) => page))];
  const retired = edits.any(pages.slice(1));
  pages = pages.filter((page) => page !== retired);
  const kept: DraftSection[] = [];
  const moving: DraftSection[] = [];
  let last = '';
  for (const section of sections) {
    if (section.page === retired) continue;
    const isPage = section.page !== last;
    last = section.page;
    const { blocks } = section;
    const before = kept.at(-1);
    if (isPage || !before) kept.push(section);
    else if (draws('retire')) continue;
    else if (draws('move')) moving.push({ ...section, page: edits.any(pages) });
    else if (draws('merge') && before.page === section.page)
      kept[kept.length - 1] = {
        ...before,
        // Half of the titles become a paragraph.
        blocks: [
          ...before.blocks,
          ...(edits.below(2) === 0 ? [{ kind: 'paragraph' as const, words: section.title }] : []),
          ...blocks,
        ],
      };
    else if (draws('rename')) kept.push({ ...section, title: edits.sentence(3) });
    else if (blocks.length >= LARGE && draws('split')) {
      const at = 1 + edits.below(blocks.length - 1);
      kept.push({ ...section, blocks: blocks.slice(0, at) });
      kept.push({ ...section, title: edits.sentence(3), blocks: blocks.slice(at) });
    } else kept.push(section);
  }
  const order = shuffled(pages, edits);
  const name = (page: string): string =>
    `${String(order.indexOf(page)).padStart(3, '0')}-${page.replace(/^\d+-/, '')}`;
  done.set('retire a page', 1);
  return {
    sections: order.flatMap((page) =>
      [...kept, ...moving]
        .filter((section) => section.page === page)
        .map((section) => ({ ...section, page: name(page) })),
    ),
    done,
  };
}

function shuffled<Item>(items: readonly Item[], edits: WordEdits): Item[] {
  const left = [...items];
  return items.map(() => left.splice(edits.below(left.length), 1)[0]).filter((item) => item !== undefined);
}
