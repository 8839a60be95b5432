import type { Block } from '../text';
import { fingerprint, sharedParts, similarity, type Fingerprint } from '../text/text.similarity';
import { comparable } from './comparable.text';
import type { EditionText } from './edition.text';
import { PLACEMENT_RULE as RULE } from './placement.rule';

/** Blocks of the edition before that are looked at, those that share the rarest words first. */
const MOST_RIVALS = 8;

/** By words alone: the letters that help to compare short texts are not in longer ones. */
const inWords = (text: string): Fingerprint => fingerprint(text, 0);

/** What two texts have in common. */
function common(a: Fingerprint, b: Fingerprint): Fingerprint {
  const parts = new Map<string, number>();
  let size = 0;
  for (const [part, count] of a.parts) {
    const both = Math.min(count, b.parts.get(part) ?? 0);
    if (both === 0) continue;
    parts.set(part, both);
    size += both;
  }
  return { parts, size, letters: 0 };
}

/** By the edition, the one before and the blocks: many anchors are made on one block. */
const answersOf = new WeakMap<EditionText, WeakMap<EditionText, Map<string, boolean>>>();

function answered(to: EditionText, before: EditionText): Map<string, boolean> {
  const ofEdition = answersOf.get(to) ?? new WeakMap<EditionText, Map<string, boolean>>();
  answersOf.set(to, ofEdition);
  const answers = ofEdition.get(before) ?? new Map<string, boolean>();
  ofEdition.set(before, answers);
  return answers;
}

/**
 * Whether a block of an edition says what it has in common with the anchor's blocks because another block of the edition before said so,
 * which no longer says it in its own place: a near copy that was reworded, split or joined. Of a block that has an anchor block's own
 * identity only when that other one is about as like it. About a millisecond: to be asked of places that were found, not of all.
 */
export function isAnothers(
  own: readonly Block[],
  target: number,
  to: EditionText,
  before: EditionText,
): boolean {
  const key = `${own.map(({ id }) => id).join(' ')} ${target}`;
  const answers = answered(to, before);
  const answer = answers.get(key) ?? isExplained(own, target, to, before);
  answers.set(key, answer);
  return answer;
}

function isExplained(own: readonly Block[], target: number, to: EditionText, before: EditionText): boolean {
  const block = to.text.blocks[target];
  if (!block) return false;
  const heir = own.find(({ id }) => id === block.id);
  const text = heir?.text ?? own.map((one) => one.text).join(' ');
  const [claim, there] = [inWords(text), inWords(block.text)];
  const shared = common(claim, there);
  const likeness = similarity(claim, there);
  const near = [...before.mostAlike(text, MOST_RIVALS), ...before.mostAlike(block.text, MOST_RIVALS)];
  if (heir && hasNewTwin(heir, target, to, before)) return true;
  return [...new Set([...near, before.indexOf(block.id) ?? -1])].some((index) => {
    const rival = before.text.blocks[index];
    if (!rival || own.some(({ id }) => id === rival.id)) return false;
    if (isSwappable(own, target, index, to, before)) return true;
    const said = inWords(rival.text);
    const held = sharedParts(shared, said);
    if (held === 0 || held < shared.size * RULE.explained) return false;
    if (heir && likeness - similarity(said, there) >= RULE.margin) return false;
    const home = to.indexOf(rival.id);
    if (home === undefined || home === target) return true;
    const stays = sharedParts(common(shared, said), inWords(to.text.blocks[home]?.text ?? ''));
    return stays < held * RULE.staysAtHome;
  });
}

/**
 * Whether a block of the edition before says the very same as the one that the anchor begins in, and nothing but a guess tells which
 * of both went to another section, or stayed.
 */
function isSwappable(
  own: readonly Block[],
  target: number,
  index: number,
  to: EditionText,
  before: EditionText,
): boolean {
  const [first] = own;
  const at = before.indexOf(first?.id ?? '');
  if (at === undefined || before.text.wordsOf(index) !== comparable(first?.text ?? '')) return false;
  const [section, ofTwin] = [before.sectionOf(at).sectionId, before.sectionOf(index).sectionId];
  const home = to.indexOf(before.text.blocks[index]?.id ?? '');
  const hasTwinStayed = home !== undefined && to.sectionOf(home).sectionId === ofTwin;
  const hasOwnStayed = to.sectionOf(target).sectionId === section;
  return !hasTwinStayed || (!hasOwnStayed && section === ofTwin);
}

/**
 * Whether another block has the very text of one that goes on reworded, and did not have it before: which of both it is, identity
 * only guessed.
 */
function hasNewTwin(heir: Block, target: number, to: EditionText, before: EditionText): boolean {
  const words = to.text.wordsOf(target);
  return (
    words !== comparable(heir.text) &&
    to.text.blocksSaying(words).some((other) => {
      const was = before.indexOf(to.text.blocks[other]?.id ?? '');
      return other !== target && (was === undefined || before.text.wordsOf(was) !== words);
    })
  );
}
