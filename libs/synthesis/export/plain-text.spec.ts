import { legalText, plainText } from './plain-text';

describe('the plain text of a comment', () => {
  it.each([
    ['Un texte simple.', 'Un texte simple.'],
    ['Une ligne\nqui continue.\n\nUn paragraphe.', 'Une ligne\nqui continue.\nUn paragraphe.'],
    ['**Gras** et *italique*, ~~barré~~ et `code`', 'Gras et italique, barré et code'],
    ['[le cadre](https://exemple.test/a)', 'le cadre (https://exemple.test/a)'],
    ['Voir https://exemple.test/a', 'Voir https://exemple.test/a'],
    ['# Titre\n\n- un\n- deux\n\n  suite', 'Titre\nun\ndeux\nsuite'],
    ['> cité\n\nréponse', 'cité\nréponse'],
    ['| A | B |\n|---|---|\n| 1 | 2 |', 'A ; B\n1 ; 2'],
    ['avant <b>gras</b> après', 'avant <b>gras</b> après'],
    ['Titre\n=====', 'Titre\n====='],
    ['un\\\ndeux', 'un\ndeux'],
    ['', ''],
  ])('of %j is %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it('is the same whether or not the text needed to be parsed', () => {
    const text = 'Un premier\nparagraphe\u00A0: 12 % ; (x) !\n\n\n  Un second 😀.';
    expect(plainText(`${text}\n\n**fin**`)).toBe(`${plainText(text)}\nfin`);
  });
});

describe('legal text', () => {
  it('has no control character, no broken surrogate pair and one kind of line end', () => {
    expect(legalText('a\u0000\u0008\u000B\u001F\u007F\u0085b\r\nc\rd\te\uD800f\uDC00g\uFFFEh')).toBe(
      'ab\nc\nd\tefgh',
    );
  });

  it('keeps emoji, right-to-left letters and their joiners', () => {
    const text = '👩‍⚕️ שלום هل \u202F\u00A0«é»';
    expect(legalText(text)).toBe(text);
  });
});
