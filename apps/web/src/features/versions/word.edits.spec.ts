import { editsOf } from './word.edits';

const equal = (text: string) => ({ kind: 'equal', text });
const out = (text: string) => ({ kind: 'delete', text });
const put = (text: string) => ({ kind: 'insert', text });

describe('the edits of a paragraph', () => {
  it('say each what was and what became', () => {
    expect(
      editsOf([equal('Elle '), out('sera'), put('seront'), equal(' lue par '), put('tous '), equal('.')]),
    ).toEqual([
      { before: 'sera', after: 'seront' },
      { before: '', after: 'tous' },
    ]);
  });

  it('are one when a space alone parts them', () => {
    expect(
      editsOf([equal('La '), out('règle'), put('loi'), equal(' '), out('ancienne'), put('nouvelle')]),
    ).toEqual([{ before: 'règle ancienne', after: 'loi nouvelle' }]);
  });

  it('are none when only spaces change', () => {
    expect(editsOf([equal('a'), put(' '), equal('b')])).toEqual([]);
  });
});
