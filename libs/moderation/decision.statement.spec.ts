import { DomainError } from '#kernel';
import { assertGrounds, CHARTER_CLAUSES, REASON_CODES, REASONS, reasonOfRule } from './decision.reasons';
import { statementOfReasons, type StatementInput } from './decision.statement';

const input: StatementInput = {
  kind: 'refuse',
  reasonCode: 'propos_injurieux',
  facts: 'Le deuxième paragraphe traite les éditeurs d’un nom injurieux.',
  consultationTitle: 'Doctrine technique 2019',
  sectionTitle: 'Identifiants',
  decidedAt: new Date('2019-10-31T23:30:00Z'),
  timeZone: 'Europe/Paris',
  origin: 'screening',
  decidedByRule: false,
  appealUrl: 'https://concertation.example/recours/1',
  charterUrl: 'https://concertation.example/charte',
};
const fault = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field];
    throw error;
  }
  return undefined;
};

describe('the grounds of a decision', () => {
  it.each(['refuse', 'hide'] as const)('to %s are a coded reason and facts', (kind) => {
    const { reasonCode, facts } = input;
    expect(fault(() => assertGrounds({ kind, reasonCode, facts }))).toBeUndefined();
    expect(fault(() => assertGrounds({ kind, facts }))).toEqual(['REASON_REQUIRED', 'reasonCode']);
    expect(fault(() => assertGrounds({ kind, facts, reasonCode: 'parce_que' }))).toEqual([
      'REASON_UNKNOWN',
      'reasonCode',
    ]);
    expect(fault(() => assertGrounds({ kind, facts, reasonCode: 'constructor' }))).toEqual([
      'REASON_UNKNOWN',
      'reasonCode',
    ]);
    for (const short of [
      undefined,
      null,
      '',
      'trop court',
      ' '.repeat(40),
      'a' + ' '.repeat(40) + 'b',
      '-'.repeat(40),
    ]) {
      expect(fault(() => assertGrounds({ kind, reasonCode, facts: short }))).toEqual([
        'STATEMENT_REQUIRED',
        'facts',
      ]);
    }
  });

  it('to publish or to keep are none, unless a decision is undone', () => {
    expect(fault(() => assertGrounds({ kind: 'publish' }))).toBeUndefined();
    expect(fault(() => assertGrounds({ kind: 'keep', reasonCode: 'hors_sujet' }))).toEqual([
      'REASON_NOT_EXPECTED',
      'reasonCode',
    ]);
    expect(fault(() => assertGrounds({ kind: 'publish', undoes: true }))).toEqual([
      'STATEMENT_REQUIRED',
      'facts',
    ]);
  });

  it('by rule exist only for what needs no judgement', () => {
    expect(reasonOfRule('length.empty')).toBe('incomprehensible');
    expect(() => reasonOfRule('insults.lexicon')).toThrow(/may not refuse/u);
  });
});

describe('the statement of reasons', () => {
  it.each(REASON_CODES)('for %s carries the six items of article 17(3), in its text too', (reasonCode) => {
    for (const kind of ['refuse', 'hide'] as const) {
      const statement = statementOfReasons({ ...input, kind, reasonCode });
      const { measure, facts, automatedMeans, legalGround, charterGround, redress, text } = statement;
      for (const item of [measure.restriction, measure.scope, measure.duration]) expect(text).toContain(item);
      expect(text).toContain(facts.description);
      expect(text).toContain(facts.origin);
      expect(text).toContain(automatedMeans.description);
      expect(text).toContain(charterGround.reference);
      expect(charterGround.reference).toBe(CHARTER_CLAUSES[REASONS[reasonCode].clause]);
      if (REASONS[reasonCode].legalGround) expect(text).toContain(legalGround!.reference);
      else expect(legalGround).toBeNull();
      expect(redress.length).toBeGreaterThanOrEqual(3);
      for (const way of redress) expect(text).toContain(way);
      expect(text).toContain(input.appealUrl);
    }
  });

  it('dates the measure in the time zone of the consultation', () => {
    expect(statementOfReasons(input).measure.duration).toContain('1er\u00A0novembre\u00A02019');
  });

  it('says whether a machine looked and whether a machine decided', () => {
    const means = (more: Partial<StatementInput>) => statementOfReasons({ ...input, ...more }).automatedMeans;
    expect(means({})).toMatchObject({ detection: true, decision: false });
    expect(means({ origin: 'report' })).toMatchObject({ detection: false, decision: false });
    expect(means({ decidedByRule: true })).toMatchObject({ detection: true, decision: true });
  });

  it('does not exist without facts', () => {
    expect(fault(() => statementOfReasons({ ...input, facts: 'Non.' }))).toEqual([
      'STATEMENT_REQUIRED',
      'facts',
    ]);
  });

  it('is set in French typography', () => {
    for (const reasonCode of REASON_CODES) {
      const { text } = statementOfReasons({ ...input, reasonCode });
      expect(text).not.toMatch(/ [;:!?»]|« |'/u);
    }
  });
});
