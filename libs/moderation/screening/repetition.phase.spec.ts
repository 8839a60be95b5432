import { textFingerprint } from './fingerprint.text';
import { foldText } from './folded.text';
import { repetitionPhase, WAVE } from './repetition.phase';
import type { Finding } from './screening.types';

interface Sent {
  readonly author: string;
  readonly text: string;
}

/** The port answered from a list of what was sent before. */
const run = async (author: string, text: string, sent: readonly Sent[]): Promise<Finding[]> =>
  repetitionPhase.run(
    { text, folded: foldText(text), isReply: false },
    {
      policy: 'before',
      findSameText: async (fingerprint) => {
        const same = sent.filter((one) => textFingerprint(one.text) === fingerprint);
        const mine = same.filter((one) => one.author === author).length;
        return { bySameAuthor: mine, byOthers: same.length - mine };
      },
    },
  );

const TEXT = 'Ouvrir le dossier aux sages-femmes.';

describe('repetition', () => {
  it('has nothing to say about a text that nobody has sent', async () => {
    expect(await run('jeanne', TEXT, [{ author: 'jeanne', text: 'Autre chose.' }])).toEqual([]);
  });

  it('shows a person what its author has already sent, also when retouched', async () => {
    const [finding] = await run('jeanne', TEXT, [
      { author: 'jeanne', text: 'OUVRIR le  dossier aux sages femmes !' },
    ]);
    expect(finding).toMatchObject({
      rule: 'repetition.same_author',
      severity: 'review',
      start: 0,
      end: TEXT.length,
    });
  });

  it('notes what others have sent, and shows a wave to a person', async () => {
    const others = (n: number): Sent[] =>
      Array.from({ length: n }, (_, i) => ({ author: `a${i}`, text: TEXT }));
    expect(await run('jeanne', TEXT, others(WAVE - 1))).toMatchObject([
      { rule: 'repetition.others', severity: 'info' },
    ]);
    expect(await run('jeanne', TEXT, others(WAVE))).toMatchObject([{ severity: 'review' }]);
  });
});
