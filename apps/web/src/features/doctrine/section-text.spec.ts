import { headingsOf, markedText, type TextMarks } from './section-text';

const marks: TextMarks = {
  counts: new Map([['two', 3]]),
  chosen: null,
  hrefOf: (blockId) => `?paragraphe=${blockId}&tri=oldest#discussion`,
  labelOf: (number, count) =>
    `Paragraphe ${number}, ${count} contributions\u00A0: lire et «\u00A0commenter\u00A0»`,
  sectionHref: (slug) => `/en/consultations/c/sections/${slug}`,
  language: 'fr',
};

const block = (tag: string, id: string, inner: string, more = ''): string =>
  `<${tag} id="b-00aa" data-block="${id}"${more}>${inner}</${tag}>`;

const numbersIn = (html: string): string[] =>
  [...html.matchAll(/¶\u00A0(\d+)/g)].map(([, number]) => number ?? '');

describe('the marks of a section’s text', () => {
  it('number the paragraphs in order and say how many contributions each has', () => {
    const html = markedText(block('p', 'one', 'Un') + block('p', 'two', 'Deux'), marks);
    expect(numbersIn(html)).toEqual(['1', '2']);
    expect(html).toContain(
      'aria-label="Paragraphe 2, 3 contributions\u00A0: lire et «\u00A0commenter\u00A0»"',
    );
    expect(html).toMatch(
      /data-block="two"><a class="mark" id="p-two".*<span class="mark-count">3<\/span><\/a>Deux<\/p>/,
    );
    expect(html).not.toMatch(/data-block="one">[^/]*mark-count/);
  });

  it('escape what they write in attributes', () => {
    const html = markedText(block('p', 'one', 'Un'), { ...marks, labelOf: () => 'a "b" <c>' });
    expect(html).toContain('href="?paragraphe=one&amp;tri=oldest#discussion"');
    expect(html).toContain('aria-label="a &quot;b&quot; &lt;c&gt;"');
  });

  it('stand in the first cell of a row', () => {
    const row = `<tr id="b-0a" data-block="one"><th scope="row" title="a > b">Un</th><td>Deux</td></tr>`;
    expect(markedText(row, marks)).toMatch(
      /<tr [^>]*><th scope="row" title="a > b"><a class="mark".*<\/a>Un<\/th><td>Deux/,
    );
  });

  it('leave a row without cells alone, and still count it', () => {
    const html = markedText(`<tr id="b-0a" data-block="one"></tr>${block('p', 'two', 'Deux')}`, marks);
    expect(numbersIn(html)).toEqual(['2']);
  });

  it('stand before a heading, so that its name stays its own', () => {
    expect(markedText(block('h2', 'one', 'Titre'), marks)).toMatch(
      /^<a class="mark".*<\/a><h2 [^>]*>Titre<\/h2>$/,
    );
  });

  it('stand behind a summary, which may hold no link', () => {
    const html = markedText(`<details>${block('summary', 'one', 'Voir')}<p>Suite</p></details>`, marks);
    expect(html).toMatch(/^<details><summary [^>]*>Voir<\/summary><a class="mark".*<\/a><p>Suite/);
  });

  it('name the chosen passage', () => {
    const html = markedText(block('p', 'one', 'Un') + block('p', 'two', 'Deux'), { ...marks, chosen: 'two' });
    expect(html.match(/aria-current/g)).toHaveLength(1);
    expect(html).toMatch(/id="p-two"[^>]*aria-current="true"/);
  });

  it('say their language when it is not the text’s', () => {
    expect(markedText(block('p', 'one', 'Un'), { ...marks, language: 'en' })).toContain(' lang="en"');
  });

  it('come with links to other sections on this site, and leave others alone', () => {
    const text =
      '<p><a title="x" href="/sections/a-b#b-1">un</a> <a href="https://example.org/sections/y">deux</a> <code>&#x3C;a href="/sections/z"></code></p>';
    const html = markedText(text, marks);
    expect(html).toContain('<a title="x" href="/en/consultations/c/sections/a-b#b-1">');
    expect(html).toContain('href="https://example.org/sections/y"');
    expect(html).toContain('href="/sections/z"');
  });
});

describe('the headings of a section’s text', () => {
  it('are found in order with their levels', () => {
    const html = block('h2', 'one', 'Un') + block('p', 'two', 'Deux') + block('h3', 'three', 'Trois');
    expect(headingsOf(html)).toEqual([
      { blockId: 'one', level: 2 },
      { blockId: 'three', level: 3 },
    ]);
  });
});
