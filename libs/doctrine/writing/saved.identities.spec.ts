import fc from 'fast-check';
import { renderText } from '../section.text';
import { type Block, blockDescents, type KnownBlock } from '../text';
import { fingerprint, similarity } from '../text/text.similarity';
import { identified } from './block.candidates';

/** Below this two texts have nothing to do with one another. */
const RELATED = 0.5;

const SECTIONS = ['a', 'b'] as const;
type SectionId = (typeof SECTIONS)[number];

/** A doctrine of two sections of which texts are saved one after the other, with the identities that saving gives. */
class Drafts {
  readonly blocks: Record<SectionId, Block[]> = { a: [], b: [] };
  /** Every block that ever stood, as it last did. */
  private readonly known = new Map<string, KnownBlock>();
  private made = 0;

  /** Paragraphs that never stood before. */
  written(count: number): string[] {
    return Array.from({ length: count }, () => paragraph((this.made += 1)));
  }

  /** What `WritingService` does when a text is saved; `blocksStandingNowhere` is read from the history kept here. */
  save(section: SectionId, paragraphs: readonly string[]): Block[] {
    const standing = new Set(SECTIONS.flatMap((one) => this.blocks[one].map(({ id }) => id)));
    const nowhere = [...this.known.values()].filter(({ id }) => !standing.has(id));
    nowhere.sort((one, other) => (one.id < other.id ? -1 : 1));
    const { blocks } = renderText({ slug: section, title: 'Titre', markdown: paragraphs.join('\n\n') });
    const saved = identified(section, this.blocks[section], nowhere, blocks);
    this.blocks[section] = saved;
    for (const block of saved.slice(1)) this.known.set(block.id, { ...block, section });
    return saved;
  }

  texts(section: SectionId): string[] {
    return this.blocks[section].slice(1).map(({ text }) => text);
  }
}

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo cha tou men lie'.split(' ');

/** Twenty words that are the same for the same number, and that chance does not make those of another. */
function paragraph(number: number): string {
  let state = (number + 1) * 2_654_435_761;
  const next = (): number => (state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0);
  const syllable = (): string => SYLLABLES[next() % SYLLABLES.length] ?? '';
  return `${Array.from({ length: 20 }, () => syllable() + syllable() + syllable()).join(' ')}.`;
}

/** Texts shorter than that are too common to be recognised once they are touched up, cut or joined. */
const FEWEST_WORDS = 8;
const isLong = (text: string): boolean => text.split(' ').length >= FEWEST_WORDS;

const ACTS = ['touch', 'move', 'remove', 'split', 'merge', 'carry', 'insert', 'replace'] as const;
interface Act {
  act: (typeof ACTS)[number];
  at: number;
  where: number;
}
const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom(...ACTS),
  at: fc.nat(1_000),
  where: fc.nat(1_000),
});
const count = fc.integer({ min: 2, max: 6 });

const halves = (text: string): [string, string] => {
  const words = text.split(' ');
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
};

const likeness = (one: string, other: string): number => similarity(fingerprint(one), fingerprint(other));

const inSection = (blocks: readonly Block[]): KnownBlock[] =>
  blocks.map((block) => ({ ...block, section: 's' }));

/** Saves one act, and holds what must be true of any save against it. */
function saveAct(drafts: Drafts, section: SectionId, made: Act): void {
  const before = drafts.blocks[section];
  const texts = drafts.texts(section);
  const idOf = (text: string): string | undefined => before.find((block) => block.text === text)?.id;
  const index = texts.length === 0 ? 0 : made.at % texts.length;
  const chosen = texts[index] ?? '';
  const next = [...texts];
  /** Identities that have to be where these texts are afterwards. */
  const wanted = new Map<string, string | undefined>(texts.map((text) => [text, idOf(text)]));
  let descends: { text: string; from: string | undefined }[] = [];
  switch (made.act) {
    case 'touch': {
      const words = chosen.split(' ');
      words[made.where % words.length] = 'autrement';
      next.splice(index, chosen === '' ? 0 : 1, words.join(' '));
      if (isLong(chosen)) wanted.set(words.join(' '), idOf(chosen));
      break;
    }
    case 'move':
      next.splice(made.where % (texts.length + 1), 0, ...next.splice(index, 1));
      break;
    case 'remove':
      next.splice(index, 1);
      break;
    case 'insert':
      next.splice(index, 0, ...drafts.written(1));
      break;
    case 'replace':
      next.splice(index, 1, ...drafts.written(1));
      break;
    case 'split': {
      const parts = halves(chosen).filter((part) => part !== '');
      next.splice(index, 1, ...parts);
      if (parts.every(isLong)) descends = parts.map((text) => ({ text, from: idOf(chosen) }));
      break;
    }
    case 'merge': {
      const following = texts[index + 1];
      if (following === undefined) break;
      const whole = `${chosen} ${following}`;
      next.splice(index, 2, whole);
      descends = [chosen, following].filter(isLong).map((text) => ({ text: whole, from: idOf(text) }));
      break;
    }
    case 'carry': {
      // Cut out here and saved, then pasted there and saved.
      next.splice(index, 1);
      drafts.save(section, next);
      const other = section === 'a' ? 'b' : 'a';
      const there = drafts.texts(other);
      if (chosen !== '') there.splice(made.where % (there.length + 1), 0, chosen);
      const pasted = drafts.save(other, there).find(({ text }) => text === chosen);
      if (chosen !== '') expect(pasted?.id).toBe(idOf(chosen));
      break;
    }
  }
  const saved = made.act === 'carry' ? drafts.blocks[section] : drafts.save(section, next);

  expect(new Set(saved.map(({ id }) => id)).size).toBe(saved.length);
  const old = new Map(before.map((block) => [block.id, block]));
  for (const { id, text, position } of saved.slice(1)) {
    const was = old.get(id);
    if (was) expect(likeness(was.text, text)).toBeGreaterThanOrEqual(RELATED);
    const isAlone = saved.filter((block) => block.text === text).length === 1;
    if (isAlone && wanted.has(text)) expect({ position, id }).toEqual({ position, id: wanted.get(text) });
  }
  if (descends.length > 0) {
    const told = blockDescents(inSection(before), inSection(saved));
    for (const { text, from } of descends) {
      const id = saved.find((block) => block.text === text)?.id;
      const isSame = id === from;
      expect(isSame || told.some((link) => link.blockId === id && link.fromBlockId === from)).toBe(true);
    }
  }
}

describe('identities through saves', () => {
  it('stay where a text is recognisably the same, are given once, and never to another text', () => {
    fc.assert(
      fc.property(
        fc.tuple(count, count),
        fc.array(fc.tuple(fc.constantFrom(...SECTIONS), act), { minLength: 1, maxLength: 12 }),
        (counts, acts) => {
          const drafts = new Drafts();
          SECTIONS.forEach((section, at) => drafts.save(section, drafts.written(counts[at] ?? 0)));
          for (const [section, made] of acts) {
            saveAct(drafts, section, made);
            const standing = SECTIONS.flatMap((each) => drafts.blocks[each].map(({ id }) => id));
            expect(new Set(standing).size).toBe(standing.length);
          }
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
  }, 40_000);

  it('of paragraphs come back when an earlier text is saved again', () => {
    fc.assert(
      fc.property(count, fc.array(act, { minLength: 1, maxLength: 5 }), (paragraphs, acts) => {
        const drafts = new Drafts();
        const first = drafts.save('a', drafts.written(paragraphs));
        const isInPlace = ({ act: what }: Act): boolean =>
          ['move', 'remove', 'insert', 'replace'].includes(what);
        for (const made of acts.filter(isInPlace)) saveAct(drafts, 'a', made);
        const again = drafts.save(
          'a',
          first.slice(1).map(({ text }) => text),
        );
        expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      }),
      { numRuns: 30, interruptAfterTimeLimit: 10_000 },
    );
  }, 20_000);
});
