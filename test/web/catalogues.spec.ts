import { messagesIn, parametersOf, usesOfMessages } from './catalogues';

const french = messagesIn('fr');
const english = messagesIn('en');
const uses = usesOfMessages();

const isUsed = (key: string): boolean =>
  uses.keys.has(key) ||
  [...uses.beginnings].some((beginning) => /^\w+\.\w/.test(beginning) && key.startsWith(beginning));

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('want the same parameters and mark the same elements in both languages', () => {
    const differing = [...french].filter(
      ([key, message]) => parametersOf(message).join() !== parametersOf(english.get(key) ?? message).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave no message empty', () => {
    expect([...french, ...english].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it('hold nothing that no screen says', () => {
    expect([...french.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('hold every word that the screens say', () => {
    expect(uses.words).toEqual([]);
  });
});
