import { foldText } from './folded.text';
import { lengthPhase, LONGEST_TEXT } from './length.phase';
import { isCertainRefusal } from './screening.verdict';
import type { Finding, ScreeningContext } from './screening.types';

const context: ScreeningContext = {
  policy: 'before',
  findSameText: async () => ({ bySameAuthor: 0, byOthers: 0 }),
};
const run = (text: string, isReply = false): Finding[] =>
  lengthPhase.run({ text, folded: foldText(text), isReply }, context) as Finding[];

describe('length', () => {
  it.each(['', '  \n ', '\u200b\u200b', '\0'])('refuses an empty text by rule: %j', (text) => {
    const [finding] = run(text);
    expect(finding!.rule).toBe('length.empty');
    expect(isCertainRefusal(finding!)).toBe(true);
  });

  it('refuses more than 20,000 characters by rule, counted as a reader counts', () => {
    expect(run('a'.repeat(LONGEST_TEXT))).toEqual([]);
    expect(run('😀'.repeat(LONGEST_TEXT - 20) + 'dix lettres et plus')).toEqual([]);
    expect(run('a'.repeat(LONGEST_TEXT + 1))[0]!.rule).toBe('length.too_long');
  });

  it('shows a person a contribution too short to be understood, and lets a short reply be', () => {
    expect(run('Oui.')[0]!).toMatchObject({ rule: 'length.too_short', severity: 'review' });
    expect(run('Oui.', true)).toEqual([]);
    expect(run('!', true)[0]!.rule).toBe('length.too_short');
    expect(run('D’accord avec cela')).toEqual([]);
  });
});
