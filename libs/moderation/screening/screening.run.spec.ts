import fc from 'fast-check';
import { SCREENING_PHASES, screen, screenedText, warnings } from '.';
import { foldText } from './folded.text';
import type { Finding, ModerationPolicy, ScreeningContext, ScreeningPhase, Verdict } from './screening.types';

const under = (policy: ModerationPolicy): ScreeningContext => ({
  policy,
  findSameText: async () => ({ bySameAuthor: 0, byOthers: 0 }),
  phaseTimeoutMs: 200,
});
const finding = (more: Partial<Finding>): Finding => ({
  rule: 'test.rule',
  severity: 'review',
  start: 0,
  end: 1,
  score: 0.5,
  explanation: '',
  hint: '',
  ...more,
});
const phase = (
  run: ScreeningPhase['run'],
  onFailure: ScreeningPhase['onFailure'] = 'review',
): ScreeningPhase => ({
  name: 'test',
  description: 'Essai',
  run,
  onFailure,
});
const TEXT = 'Une contribution ordinaire sur le cadre d’interopérabilité.';
const screenWith = (phases: ScreeningPhase[], policy: ModerationPolicy) =>
  screen({ text: TEXT, isReply: false }, phases, under(policy));

describe('the verdict', () => {
  const worst: Record<string, Finding[]> = {
    'a certain refusal': [finding({ severity: 'block', score: 1 })],
    'a block': [finding({ severity: 'block', score: 0.9 }), finding({ severity: 'info' })],
    'a review': [finding({ severity: 'review' })],
    'an info': [finding({ severity: 'info' })],
    nothing: [],
  };
  const table: readonly (readonly [string, ModerationPolicy, Verdict, boolean])[] = [
    ['a certain refusal', 'before', 'refuse', false],
    ['a certain refusal', 'after', 'refuse', false],
    ['a certain refusal', 'automatic', 'refuse', false],
    ['a block', 'before', 'review', true],
    ['a block', 'after', 'review', true],
    ['a block', 'automatic', 'review', true],
    ['a review', 'before', 'review', true],
    ['a review', 'after', 'pass', true],
    ['a review', 'automatic', 'review', true],
    ['an info', 'before', 'review', true],
    ['an info', 'after', 'pass', true],
    ['an info', 'automatic', 'pass', false],
    ['nothing', 'before', 'review', true],
    ['nothing', 'after', 'pass', true],
    ['nothing', 'automatic', 'pass', false],
  ];
  it.each(table)('on %s under the policy %s is %s (case: %s)', async (name, policy, verdict, caseNeeded) => {
    const result = await screenWith([phase(() => worst[name] ?? [])], policy);
    expect(result).toMatchObject({ verdict, caseNeeded });
  });

  it('sends personal data to their own queue', async () => {
    const text = 'Joignez-moi au 01 99 00 00 01 pour en parler.';
    const result = await screen({ text, isReply: false }, SCREENING_PHASES, under('after'));
    expect(result).toMatchObject({ verdict: 'review', queue: 'personal_data' });
  });
});

describe('a phase that fails', () => {
  const broken: readonly (readonly [string, ScreeningPhase['run']])[] = [
    [
      'throws',
      () => {
        throw new Error('défaut');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('défaut'))],
    ['never answers', () => new Promise(() => undefined)],
  ];
  it.each(broken)('sends the text to a person when it %s, under every policy', async (_, run) => {
    for (const policy of ['before', 'after', 'automatic'] as const) {
      const result = await screenWith([phase(run)], policy);
      expect(result.verdict).toBe('review');
      expect(result.findings).toMatchObject([{ rule: 'test.failed', severity: 'block', score: 0 }]);
    }
  });

  it.each(broken)('lets the text through when it %s and says that it may', async (_, run) => {
    expect((await screenWith([phase(run, 'pass')], 'automatic')).verdict).toBe('pass');
  });

  it('does not keep the others from running', async () => {
    const result = await screenWith(
      [phase(broken[0]![1]), phase(() => [finding({ rule: 'second' })])],
      'before',
    );
    expect(result.findings.map(({ rule }) => rule)).toEqual(['test.failed', 'second']);
  });
});

describe('screening', () => {
  it('reads no further than a certain refusal', async () => {
    const result = await screen(
      { text: 'a'.repeat(30_000), isReply: false },
      SCREENING_PHASES,
      under('before'),
    );
    expect(result.findings.map(({ rule }) => rule)).toEqual(['length.too_long']);
    expect(result.verdict).toBe('refuse');
  });

  it('bounds the findings of a phase and keeps the gravest', async () => {
    const text = 'merde '.repeat(2_000) + 'connard';
    const { findings } = await screen({ text, isReply: false }, SCREENING_PHASES, under('before'));
    expect(findings.filter(({ rule }) => rule === 'insults.lexicon')).toHaveLength(20);
    expect(findings.some(({ severity }) => severity === 'block')).toBe(true);
  });

  it('reads the proposed wording of an amendment too', async () => {
    const text = screenedText({
      body: 'Voici ma proposition de rédaction.',
      proposedWording: 'Écrire à jeanne.durand@site.fr.',
    });
    const { findings } = await screen({ text, isReply: false }, SCREENING_PHASES, under('before'));
    expect(text.slice(findings[0]!.start, findings[0]!.end)).toBe('jeanne.durand@site.fr');
    expect(screenedText({ body: 'seul', proposedWording: null })).toBe('seul');
    expect(screenedText({ body: 'a', title: 'b', sources: ['c d', 'e'] })).toBe('a\n\nb\n\nc d\n\ne');
  });

  it('lets ordinary French through by itself under the automatic policy', async () => {
    const text =
      'L’œuvre «\u00a0Doctrine\u00a0» est claire\u202f! Voir https://esante.gouv.fr\u202f; OID 1.2.250.1.213.';
    const result = await screen({ text, isReply: false }, SCREENING_PHASES, under('automatic'));
    expect(result).toMatchObject({ verdict: 'pass', findings: [] });
  });

  it('keeps every span within the text and every score within 0 and 1, whatever the text', async () => {
    const bits = fc.constantFrom(
      'merde',
      'c0nnard',
      '06 39 98 00 01',
      'a@b.fr',
      'http://1.2.3.4',
      '\u200b',
      '\u202e',
      ' ',
      '\ud800',
      'é',
      'e\u0301',
      'ﷺ',
      '*',
      '\0',
      '[at]',
      '😀',
      '\n',
    );
    const texts = fc.oneof(
      fc.array(bits, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, isReply) => {
        const { findings } = await screen({ text, isReply }, SCREENING_PHASES, under('before'));
        for (const { start, end, score, explanation } of findings) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(score >= 0 && score <= 1 && explanation !== '').toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const SIZE = 20_000;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
const HOSTILE: readonly string[] = [
  ...[
    'a',
    'a ',
    'a.',
    'a-',
    'aA1@',
    '@',
    'a@',
    'a@a',
    'a@a.',
    '.@.',
    '[at]',
    'a[at]',
    '[ at ] ',
    '[.]',
    ' [',
    '((',
    '(',
    '+',
    '+3',
    '+33',
    '0',
    '06',
    '06 ',
    '06.',
    '0 ',
    '00 33 ',
    '1.',
  ],
  ...[
    'c*',
    '*',
    '!',
    '!*',
    'a!',
    '$',
    'c0',
    'con',
    'con ',
    'c o n n a r ',
    'fils de ',
    'va te faire ',
    'ta ',
    'connnn',
    'n',
    'o',
    '_',
    "'",
    '’',
    '[http://a',
    '](',
    '[www.',
    '[',
    '](http://',
  ],
  ...[
    'http://',
    'http://a',
    'www.',
    'http://a@',
    'https://[',
    'javascript:',
    'data:text/html',
    'bit.ly/',
    'a.b/',
    '\u200b',
    '\u202e',
    '\0',
    '\ud800',
    '\u0300',
    'e\u0301',
    'ﷺ',
    'ⓐ',
    'а',
    '😀',
    '👩‍',
    '\n',
    ' ',
    '\u202f',
    'œ',
    '½',
    '²',
    '-',
    '. ',
  ],
];

/** Milliseconds of processor time, so that a busy machine does not count; the best of three. */
async function costOf(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let attempt = 0; attempt < 3 && best >= 50; attempt += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('20 kB of hostile text', () => {
  it.each([...SCREENING_PHASES])('hold phase $name for less than 50 ms each', async (one) => {
    const slow: string[] = [];
    for (const unit of HOSTILE) {
      for (const text of [fill(unit), 'x@' + fill(unit) + '!']) {
        const subject = { text, folded: foldText(text), isReply: false };
        const cost = await costOf(() => one.run(subject, under('before')));
        if (cost >= 50) slow.push(`${JSON.stringify(unit)} took ${cost.toFixed(1)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });

  it('holds the folding and the warnings for less than 50 ms each', async () => {
    const slow: string[] = [];
    for (const unit of HOSTILE) {
      const cost = await costOf(() => warnings(fill(unit)));
      if (cost >= 50) slow.push(`${JSON.stringify(unit)} took ${cost.toFixed(1)} ms`);
    }
    expect(slow).toEqual([]);
  });
});
