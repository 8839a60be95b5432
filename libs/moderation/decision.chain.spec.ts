import fc from 'fast-check';
import {
  chainDecision,
  FIRST_PREVIOUS_HASH,
  verifyChain,
  type ChainedDecision,
  type DecisionRecord,
} from './decision.chain';
import { DECISION_KINDS } from './decision.rules';

const optional = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
const record = fc.record({
  id: fc.uuid(),
  consultationId: fc.uuid(),
  revisionId: fc.uuid(),
  commentId: fc.uuid(),
  caseId: fc.option(fc.uuid(), { nil: null }),
  kind: fc.constantFrom(...DECISION_KINDS),
  reasonCode: optional,
  statement: optional,
  statementItems: optional,
  decidedBy: fc.option(fc.uuid(), { nil: null }),
  rule: optional,
  decidedAt: fc.date({ noInvalidDate: true, min: new Date('2019-01-01'), max: new Date('2040-01-01') }),
});

function logOf(records: readonly Omit<DecisionRecord, 'seq'>[]): ChainedDecision[] {
  const log: ChainedDecision[] = [];
  records.forEach((one, index) => {
    // Gaps, as a rolled back transaction leaves them, and numbers beyond 2^53.
    log.push(
      chainDecision({ ...one, seq: String(9_007_199_254_740_993n + BigInt(index) * 3n) }, log.at(-1)?.hash),
    );
  });
  return log;
}
const logs = fc.array(record, { minLength: 2, maxLength: 12 }).map(logOf);
const FIELDS = [
  'id',
  'consultationId',
  'revisionId',
  'commentId',
  'caseId',
  'reasonCode',
  'statement',
  'statementItems',
  'decidedBy',
  'rule',
] as const;

describe('the log of decisions', () => {
  it('is intact as it was written, and empty at first', () => {
    expect(verifyChain([])).toEqual({ intact: true, length: 0, head: FIRST_PREVIOUS_HASH });
    fc.assert(
      fc.property(logs, (log) => {
        expect(verifyChain(log)).toEqual({ intact: true, length: log.length, head: log.at(-1)!.hash });
      }),
    );
  });

  it('names the first decision of which a field was altered', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.constantFrom(...FIELDS), (log, pick, field) => {
        const at = pick % log.length;
        const altered = log.map((one, i) => (i === at ? { ...one, [field]: (one[field] ?? '') + 'x' } : one));
        expect(verifyChain(altered)).toMatchObject({
          intact: false,
          fault: 'altered',
          seq: log[at]!.seq,
          length: at,
        });
      }),
    );
  });

  it('shows an altered date, kind or number', () => {
    const [first, second] = fc.sample(logs, 1)[0]!;
    const kind = first!.kind === 'keep' ? 'hide' : 'keep';
    const later = new Date(first!.decidedAt.getTime() + 1);
    for (const change of [{ kind } as const, { decidedAt: later }, { seq: '1' }]) {
      expect(verifyChain([{ ...first!, ...change }, second!])).toMatchObject({
        intact: false,
        fault: 'altered',
      });
    }
  });

  it('shows a decision removed, moved or written again with its own hash', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(verifyChain(log.slice(1))).toMatchObject({ intact: false, fault: 'broken_link', length: 0 });
        expect(verifyChain(log.toReversed())).toMatchObject({ intact: false, fault: 'broken_link' });
        const forged = chainDecision({ ...log[0]!, statement: 'réécrit' + (log[0]!.statement ?? '') });
        expect(verifyChain([forged, ...log.slice(1)])).toMatchObject({
          intact: false,
          fault: 'broken_link',
          length: 1,
        });
      }),
    );
  });

  it('refuses numbers that do not rise', () => {
    const [one] = fc.sample(record, 1);
    const first = chainDecision({ ...one!, seq: '10' });
    const second = chainDecision({ ...one!, seq: '9' }, first.hash);
    expect(verifyChain([first, second])).toMatchObject({ intact: false, fault: 'out_of_order', seq: '9' });
  });

  it('does not take a text moved from one field to the next for the same', () => {
    const [one] = fc.sample(record, 1);
    const a = chainDecision({ ...one!, seq: '1', statement: 'a","b', rule: 'c' });
    const b = chainDecision({ ...one!, seq: '1', statement: 'a', rule: 'b","c' });
    expect(a.hash).not.toBe(b.hash);
  });

  it('keeps the hash that it has always given to a known decision', () => {
    const known = chainDecision({
      id: '01940000-0000-7000-8000-000000000001',
      seq: '1',
      consultationId: '01940000-0000-7000-8000-000000000004',
      revisionId: '01940000-0000-7000-8000-000000000002',
      commentId: '01940000-0000-7000-8000-000000000003',
      caseId: null,
      kind: 'publish',
      reasonCode: null,
      statement: null,
      statementItems: null,
      decidedBy: null,
      rule: 'screening.pass',
      decidedAt: new Date('2019-10-01T08:00:00.000Z'),
    });
    expect(known.hash).toBe('8211e587d22e75199f2386e84561632b481ddfe79c734063e7d8255f5524b3ef');
  });
});
