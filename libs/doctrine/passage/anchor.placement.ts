import { fingerprint, similarity } from '../text/text.similarity';
import { isAnothers } from './block.rivals';
import { passageOf } from './passage.select';
import type { Passage } from './passage.types';
import { type EditionText, editionOf } from './edition.text';
import type { AnchorToPlace, PlacedAnchor, PlacementReason, SectionText } from './placement.rule';
import { anchoredStretch, type Stretch } from './stretch';
import { exactPlace, unchangedPlace } from './stretch.exact';
import { similarPlace } from './stretch.similar';

/**
 * Places an anchor made on one version of a section in another edition: the only rule, for jobs, checks and previews. First the block that
 * goes on, by its identity, then the same words elsewhere, then similar words; what is not sure is a proposal. `before`, when the
 * caller has it, is the edition that the anchor was made on: words that stood elsewhere already then are never taken for the anchor's.
 * Pure; 0.1 ms for most anchors, up to 20 ms for long words that went through many changes. Never throws.
 */
export function placeAnchor(
  anchor: AnchorToPlace,
  from: SectionText,
  to: EditionText,
  before?: EditionText,
): PlacedAnchor {
  if (anchor.kind === 'section' || anchor.blockId === null) return placedSection(anchor, to);
  const stretch = anchoredStretch(anchor, from);
  if (!stretch) return withoutStretch(anchor, to);
  return placedStretch(anchor, stretch, to, before, before ?? editionOf(from));
}

function placedSection(anchor: AnchorToPlace, to: EditionText): PlacedAnchor {
  const section = to.section(anchor.sectionId);
  if (!section) return lost(anchor, to, 'section_gone', true);
  const isSame = section.sectionId === anchor.sectionId;
  return {
    status: isSame ? 'exact' : 'moved',
    score: 1,
    isCertain: true,
    sectionId: section.sectionId,
    versionId: section.versionId,
    passage: null,
    why: isSame ? 'section_goes_on' : 'section_replaced',
  };
}

function lost(
  anchor: AnchorToPlace,
  to: EditionText,
  why: PlacementReason,
  isCertain: boolean,
): PlacedAnchor {
  const section = to.section(anchor.sectionId);
  return {
    status: 'lost',
    score: 0,
    isCertain,
    sectionId: section?.sectionId ?? null,
    versionId: section?.versionId ?? null,
    passage: null,
    why,
  };
}

/** A figure without words is placed by its identity alone; a quote that its own version does not hold is for a person. */
function withoutStretch(anchor: AnchorToPlace, to: EditionText): PlacedAnchor {
  const index = to.indexOf(anchor.blockId ?? '');
  if (index === undefined || anchor.kind === 'quote')
    return lost(
      anchor,
      to,
      anchor.kind === 'quote' ? 'quote_unknown' : 'block_gone',
      anchor.kind === 'block',
    );
  const block = to.text.blocks[index];
  const passage = block && { blockId: block.id, start: 0, endBlockId: block.id, end: block.text.length };
  const isChanged = block?.text !== '';
  return found(anchor, to, index, passage ?? null, {
    status: isChanged ? 'changed' : null,
    score: isChanged ? 0 : 1,
    isCertain: true,
    why: isChanged ? 'block_reworded' : 'block_unchanged',
  });
}

/** `status` null: exact in the anchor's own section, moved elsewhere. */
function found(
  anchor: AnchorToPlace,
  to: EditionText,
  block: number,
  passage: Passage | null,
  rest: { status: PlacedAnchor['status'] | null; score: number; isCertain: boolean; why: PlacementReason },
): PlacedAnchor {
  const section = to.sectionOf(block);
  const isHome = section.sectionId === anchor.sectionId && passage?.blockId === anchor.blockId;
  return {
    ...rest,
    status: rest.status ?? (isHome ? 'exact' : 'moved'),
    sectionId: section.sectionId,
    versionId: section.versionId,
    passage,
  };
}

function placedStretch(
  anchor: AnchorToPlace,
  stretch: Stretch,
  to: EditionText,
  before: EditionText | undefined,
  from: EditionText,
): PlacedAnchor {
  const at = (first: number, end: number, rest: Parameters<typeof found>[4]): PlacedAnchor | undefined => {
    const passage = passageOf(to.text, first, end);
    const block = to.text.blockAt(first);
    return passage && block !== undefined ? found(anchor, to, block, passage, rest) : undefined;
  };
  const size = stretch.words.length;
  const blockAt = (unit: number): number => to.text.blockAt(unit) ?? -1;

  const unchanged = unchangedPlace(stretch, to, before);
  if (unchanged !== undefined) {
    const { isCertain, place } = unchanged;
    const placed = at(place.at, place.at + size, {
      status: null,
      score: 1,
      isCertain,
      why: isCertain ? 'block_unchanged' : 'words_in_several_places',
    });
    if (placed) return placed;
  }

  const isRivals = (index: number): boolean => isAnothers(stretch.blocks, index, to, from);
  const isInSection = (index: number): boolean => to.sectionOf(index).sectionId === stretch.sectionId;
  const isOwn = (index: number): boolean => stretch.blocks.some(({ id }) => id === to.text.blocks[index]?.id);
  const known = [...new Set(stretch.blocks.flatMap(({ id }) => to.heirsOf(id)))].filter(
    (index) => isOwn(index) || !isRivals(index),
  );
  // Touched up and alone in another section, it may be the copy of one that is gone.
  const isNear = (index: number): boolean => isInSection(index) || cameAlong(stretch, index, to);
  const isSameHere = (index: number): boolean => isInSection(index) && isOwn(index);
  const goesOn = (homes: readonly number[], isSure: boolean): PlacedAnchor => {
    const placed = blockGoesOn(anchor, stretch, to, homes);
    const [home = -1] = homes;
    // Of words over several paragraphs, one alone that goes on elsewhere says little.
    const isFirst = to.text.blocks[home]?.id === stretch.blocks[0]?.id;
    return {
      ...placed,
      isCertain: isSure && (isFirst ? isNear(home) : isSameHere(home)) && !isRivals(home),
    };
  };
  if (anchor.kind === 'block' && known.length > 0) return goesOn(known, true);
  const likely =
    known.length > 0
      ? []
      : stretch.blocks
          .flatMap((block) => to.likelyHeirsOf(block, stretch.sectionId))
          .filter((index) => !isRivals(index));
  const homes = [...known, ...likely];

  const exact = exactPlace(stretch, to, { blocks: new Set(homes), areKnown: known.length > 0 }, before);
  const exactly =
    exact &&
    at(exact.place.at, exact.place.at + size, {
      status: null,
      score: 1,
      isCertain: exact.isCertain,
      why: !exact.isCertain
        ? 'words_in_several_places'
        : exact.place.isHome
          ? 'words_in_block'
          : 'words_elsewhere',
    });
  const isExactSure = exact?.isCertain === true && !(exact.place.isHome && isRivals(blockAt(exact.place.at)));
  if (exactly && isExactSure && exact.place.isHome) return exactly;

  const similar = similarPlace(stretch, to, homes, before);
  // Touched up where they were, the same words elsewhere are another paragraph's.
  const similarAt = similar ? blockAt(similar.place.first) : -1;
  const isStillHome = similar !== undefined && isOwn(similarAt);
  if (exactly && isExactSure && !isStillHome) return exactly;

  // In another section, where nothing of the paragraph goes on, words that are only similar are proposed.
  const isThere = similar !== undefined && (known.includes(similarAt) ? isNear : isInSection)(similarAt);
  const nearly =
    similar &&
    at(similar.place.first, similar.place.end, {
      status: 'fuzzy',
      score: similar.place.score,
      isCertain: similar.isCertain && !exactly && isThere && !isRivals(similarAt),
      why: 'words_similar',
    });
  if (exactly) return { ...exactly, isCertain: false, why: 'words_in_several_places' };
  if (nearly) return nearly;
  if (known.length > 0) return goesOn(known, true);
  const heirs = likely.filter((index) => to.holdsMostOf(index, stretch.blocks[0]?.text ?? ''));
  if (heirs.length > 0) return goesOn(heirs, false);
  return lost(anchor, to, 'block_gone', true);
}

/** Whether a block that stands near the anchor's first one stands near the place too: what goes together was moved, not copied. */
function cameAlong({ text, firstBlock }: Stretch, index: number, to: EditionText): boolean {
  const company = new Set([text.blocks[firstBlock - 1]?.id, text.blocks[firstBlock + 1]?.id]);
  const section = to.sectionOf(index);
  return [-2, -1, 1, 2].some((step) => {
    const block = to.text.blocks[index + step];
    return block !== undefined && company.has(block.id) && to.sectionOf(index + step) === section;
  });
}

/** The block goes on, reworded: the passage is the whole of it, with the blocks beside it in which the words go on too. */
function blockGoesOn(
  anchor: AnchorToPlace,
  stretch: Stretch,
  to: EditionText,
  homes: readonly number[],
): PlacedAnchor {
  const [home = -1] = homes;
  const together = new Set(homes);
  let [first, last] = [home, home];
  while (together.has(first - 1) && to.sectionOf(first - 1) === to.sectionOf(home)) first -= 1;
  while (together.has(last + 1) && to.sectionOf(last + 1) === to.sectionOf(home)) last += 1;
  const [block, end] = [to.text.blocks[first], to.text.blocks[last]];
  const own = stretch.blocks[0];
  return found(
    anchor,
    to,
    first,
    block && end ? { blockId: block.id, start: 0, endBlockId: end.id, end: end.text.length } : null,
    {
      status: 'changed',
      score: own && block ? similarity(fingerprint(own.text), fingerprint(block.text)) : 0,
      isCertain: true,
      why: 'block_reworded',
    },
  );
}
