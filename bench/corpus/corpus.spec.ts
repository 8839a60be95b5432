import { isAnswer, median } from '../measure.load';
import { CommentWriter } from './comment.rows';
import { frameOf } from './consultation.rows';
import { FULL_SIZE, sizeOf } from './corpus.size';
import { TEXT_LENGTH, textLength, writeText } from './french.text';
import { Chance, zipfShares } from './random';
import { planThreads } from './thread.plan';

const SIZE = sizeOf(4_000);

function corpus(seed: number) {
  const chance = new Chance(seed);
  const frame = frameOf(SIZE, chance);
  const planned = planThreads(SIZE, chance);
  return { planned, rows: new CommentWriter(frame, chance).write(planned) };
}

describe('generated data', () => {
  it('are the same at each run, and others with another seed', () => {
    const one = JSON.stringify(corpus(1).rows);
    expect(JSON.stringify(corpus(1).rows)).toBe(one);
    expect(JSON.stringify(corpus(2).rows)).not.toBe(one);
  });

  it('fill one section most, and the others by Zipf’s law without losing a comment', () => {
    const { planned } = corpus(1);
    const counts = new Map<number, number>();
    for (const { section } of planned) counts.set(section, (counts.get(section) ?? 0) + 1);
    expect(planned).toHaveLength(SIZE.comments);
    expect(counts.get(0)).toBe(SIZE.fullest);
    expect(
      Math.max(...[...counts].filter(([section]) => section > 0).map(([, count]) => count)),
    ).toBeLessThan(SIZE.fullest);
    expect(counts.size).toBe(SIZE.sections);
    const shares = zipfShares(FULL_SIZE.comments, FULL_SIZE.sections, 0.5);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(FULL_SIZE.comments);
  });

  it('give each thread of the fullest section at least three replies that are shown', () => {
    const shown = new Map<string, number>();
    for (const comment of corpus(1).planned)
      if (comment.section === 0) {
        const root = (comment.root ?? comment).id;
        shown.set(root, (shown.get(root) ?? -1) + (comment.shown ? 1 : 0));
      }
    expect([...shown.values()].filter((replies) => replies < 3).length).toBeLessThanOrEqual(1); // the last thread may be cut
  });

  it('have texts as long as those of a real consultation', () => {
    const chance = new Chance(3);
    const lengths = Array.from({ length: 20_000 }, () => textLength(chance)).sort(
      (one, other) => one - other,
    );
    expect(Math.abs(median(lengths) - TEXT_LENGTH.median)).toBeLessThan(12);
    expect(Math.abs((lengths[18_000] ?? 0) - TEXT_LENGTH.ninthDecile)).toBeLessThan(40);
    expect(lengths.at(-1)).toBe(TEXT_LENGTH.longest);
    for (const length of [12, 421, 422, 423, 2_000])
      expect(writeText(chance, length).body.length).toBeLessThanOrEqual(length);
  });
});

describe('an answer under load', () => {
  const expected = '{"texte":"é’è"}';

  it('is right when it is the expected one, or lacks a character that lay across two chunks', () => {
    expect(isAnswer(expected, expected)).toBe(true);
    expect(isAnswer('{"texte":"é\uFFFD\uFFFDè"}', expected)).toBe(true);
  });

  it('is wrong when anything else is missing, added or changed', () => {
    expect(isAnswer('{"texte":"éè"}', expected)).toBe(false);
    expect(isAnswer('{"texte":"\uFFFD"}', expected)).toBe(false);
    expect(isAnswer(`${expected} `, expected)).toBe(false);
    expect(isAnswer(expected.slice(0, -1), expected)).toBe(false);
    expect(isAnswer('', expected)).toBe(false);
  });
});
