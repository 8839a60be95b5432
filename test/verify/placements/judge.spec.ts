import { EditionWords } from './edition.text';
import { type Answer, judge } from './judge';
import type { Truth } from './truth';

const after = new EditionWords(
  ['page'],
  ['Le conseil décide du budget chaque automne.', 'Le maire le publie.', 'Le conseil décide du budget.'].map(
    (text, ordinal) => ({
      ordinal,
      section: 0,
      position: ordinal,
      page: 'page',
      kind: 'paragraph' as const,
      text,
    }),
  ),
);
const place = { block: 0, start: 3, endBlock: 0, end: 17 };
const elsewhere = { block: 2, start: 3, endBlock: 2, end: 17 };
const QUOTE = 'conseil décide';

const stands: Truth = { verdict: 'verbatim', places: [place], kept: 1, hosts: [0], doubt: '' };
const gone: Truth = { verdict: 'gone', places: [], kept: 0, hosts: [1], doubt: '' };
const answer = (said: Partial<Answer>): Answer => ({
  status: 'exact',
  isCertain: true,
  place,
  isSameBlock: true,
  ...said,
});

describe('judging a placement', () => {
  it('is right on the very words, wrong on the same words elsewhere', () => {
    expect(judge(QUOTE, stands, answer({}), after)).toBe('right');
    expect(judge(QUOTE, stands, answer({ status: 'moved', place: elsewhere }), after)).toBe('wrong');
  });

  it('is wrong when it says that the block is the same and it is not', () => {
    expect(judge(QUOTE, stands, answer({ isSameBlock: false }), after)).toBe('wrong');
  });

  it('is wrong when it says that the words are the same and they are not', () => {
    const shifted = { ...place, end: 20 };
    expect(judge(QUOTE, stands, answer({ place: shifted }), after)).toBe('wrong');
  });

  it('has missed words that stand and are said to be gone', () => {
    expect(judge(QUOTE, stands, answer({ status: 'changed' }), after)).toBe('missed');
    expect(judge(QUOTE, stands, answer({ status: 'lost', place: null }), after)).toBe('missed');
  });

  it('leaves what is uncertain to a person, right or not', () => {
    expect(judge(QUOTE, stands, answer({ place: elsewhere, isCertain: false }), after)).toBe('person');
  });

  it('is silently wrong when words that are gone are shown somewhere', () => {
    expect(judge(QUOTE, gone, answer({ status: 'moved' }), after)).toBe('wrong');
    expect(judge(QUOTE, gone, answer({ status: 'lost', place: null }), after)).toBe('right');
  });

  it('takes a changed block only where the quoted block was', () => {
    const whole = { block: 1, start: 0, endBlock: 1, end: 19 };
    expect(judge(QUOTE, gone, answer({ status: 'changed', place: whole }), after)).toBe('right');
    expect(judge(QUOTE, gone, answer({ status: 'changed', place }), after)).toBe('wrong');
  });

  it('takes a reworded passage that shares half of what is left', () => {
    const reworded: Truth = { ...stands, verdict: 'reworded', kept: 0.8 };
    expect(judge(QUOTE, reworded, answer({ status: 'fuzzy', place: { ...place, end: 24 } }), after)).toBe(
      'right',
    );
    expect(judge(QUOTE, reworded, answer({ status: 'fuzzy', place: elsewhere }), after)).toBe('wrong');
  });
});
