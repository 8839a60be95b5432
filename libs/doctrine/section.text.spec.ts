import { InvalidInput } from '#kernel';
import { renderPage, renderText, withSectionsUnder } from './section.text';

describe('a section that was not read from a folder', () => {
  it('is rendered from Markdown or HTML into the same blocks', () => {
    const markdown = renderText({ slug: 's', title: 'Titre', markdown: 'Un\n\n- deux\n- trois' });
    const html = renderText({ slug: 's', title: 'Titre', html: '<p>Un</p><ul><li>deux<li>trois</ul>' });
    expect(markdown.blocks).toEqual(html.blocks);
    expect(markdown.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Titre'],
      ['paragraph', 'Un'],
      ['list_item', 'deux'],
      ['list_item', 'trois'],
    ]);
  });

  it('without text has its title only', () => {
    expect(renderText({ slug: 's', title: 'Titre' })).toMatchObject({ html: '', text: '' });
  });

  it('keeps nothing that acts', () => {
    const html =
      '<p onclick="x()">a</p><script>alert(1)</script><a href="javascript:x()">b</a><img src="//x.example/y">';
    expect(renderText({ slug: 's', title: 'T', html }).html).not.toMatch(/onclick|script|x\.example\/y"/);
    expect(renderPage(html, 'charter')).not.toMatch(/onclick|script|x\.example/);
  });

  it('is refused when it is nested without end', () => {
    expect(() => renderText({ slug: 's', title: 'T', markdown: '> '.repeat(60) })).toThrow(InvalidInput);
    expect(() => renderPage('<div>'.repeat(100), 'charter')).toThrow(InvalidInput);
  });

  // Each of them took the parser from four seconds to two minutes.
  it.each([
    ['list items', '- a\n'.repeat(50_000)],
    ['lines of a quotation', `${'> '.repeat(49)}a\n${'b\n'.repeat(10_000)}`],
    ['columns', ['a|', '-|', 'a|'].map((cell) => `|${cell.repeat(3_000)}`).join('\n')],
    ['rows', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(30_000)}`],
    ['addresses', 'a@b.c '.repeat(30_000)],
    ['empty lines', '\n'.repeat(200_000)],
    ['backticks', Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' a ')],
    [
      'lists below lists',
      Array.from({ length: 400 }, (_, index) => `${' '.repeat(2 * index)}- a`).join('\n'),
    ],
    ['elements', '<td>'.repeat(50_000)],
  ])('is refused before it is parsed when it has too many %s', (_, markdown) => {
    const began = performance.now();
    expect(() => renderText({ slug: 's', title: 'T', markdown })).toThrow(InvalidInput);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('may be long, and have a long table', () => {
    const row = `| ${'mot '.repeat(20)}| ${'mot '.repeat(20)}| a |\n`;
    const table = `| a | b | c |\n|---|---|---|\n${row.repeat(400)}`;
    const prose = `${'Une phrase du texte, ni courte ni longue. '.repeat(20)}\n\n`.repeat(100);
    expect(renderText({ slug: 's', title: 'T', markdown: table + prose }).blocks.length).toBeGreaterThan(400);
  });
});

describe('links between sections', () => {
  it('lead under the consultation that shows them, and words that look like links stay words', () => {
    const { html } = renderText({
      slug: 's',
      title: 'T',
      html: '<p><a title="x" href="https://example.org/sections/y">a</a> <code>&lt;a href="/sections/z"&gt;</code></p>',
    });
    const shown = withSectionsUnder('/concertations/c', `${html}<p><a href="/sections/a#b">a</a></p>`);
    expect(shown).toContain('<a href="/concertations/c/sections/a#b">');
    expect(shown).toContain('href="https://example.org/sections/y"');
    expect(shown).toContain('&#x3C;a href="/sections/z">');
  });
});
