import fc from 'fast-check';
import { renderCommentMarkdown } from './comment.markdown';

const HOSTILE: Record<string, string> = {
  quotes: '>',
  'spaced quotes': '> ',
  brackets: '[',
  images: '![',
  'open links': '[a](',
  stars: '*',
  'spaced emphasis': '*a ',
  'letters and stars': 'a*',
  'crossed emphasis': '*a_',
  strikes: '~a',
  backticks: '`a',
  mailto: 'mailto:',
  addresses: 'http://x/***a',
  'e-mail addresses': 'a@b.',
  'bare hosts': 'www.',
  ordinals: '1. ',
  bullets: '- a ',
  cells: '|a',
  table: '|a|b|\n|-|-|\n',
  references: '[a]: b\n',
  'reference links': '[a][',
  footnotes: '[^a]',
  ampersands: '&amp',
  backslashes: '\\',
  comments: '<!--',
  tags: '<a ',
  lines: 'a\n',
  'line breaks': 'a  \n',
  fences: '```\n',
  tabs: '\t',
  spaces: ' ',
  words: 'mot ',
  parentheses: '(',
};

describe('a comment in Markdown', () => {
  it('has emphasis, lists, quotes, tables and links, with line breaks as typed', () => {
    const html = renderCommentMarkdown(
      'Une *ligne*\nune autre\n\n- [ ] **point**\n\n> cité\n\n| a |\n|-|\n| b |',
    );
    expect(html).toContain('<p>Une <em>ligne</em><br>\nune autre</p>');
    expect(html).toContain('☐ <strong>point</strong>');
    expect(html).toContain('<blockquote>');
    expect(html).toContain('<th scope="col">a</th>');
  });

  it('shows a heading as a bold line and HTML, images and footnotes as typed', () => {
    expect(renderCommentMarkdown('# Titre')).toBe('<p><strong>Titre</strong></p>');
    expect(renderCommentMarkdown('a <b onclick="x">b</b> <script>c</script>')).toBe(
      '<p>a &#x3C;b onclick="x">b&#x3C;/b> &#x3C;script>c&#x3C;/script></p>',
    );
    expect(renderCommentMarkdown('![x](https://a.example/b.png)')).not.toContain('<img');
    expect(renderCommentMarkdown('a[^1]\n\n[^1]: note')).not.toContain('<sup');
  });

  it('marks every link that leaves the platform, also a bare address', () => {
    expect(renderCommentMarkdown('https://example.org')).toBe(
      '<p><a href="https://example.org" rel="nofollow ugc noopener">https://example.org</a></p>',
    );
    expect(renderCommentMarkdown('[a](javascript:alert(1))')).toBe('<p><a>a</a></p>');
  });

  it('keeps every word that was typed when the text is too intricate to be interpreted', () => {
    const text = '*a_ '.repeat(2000);
    expect(renderCommentMarkdown(text)).toBe(`<p>${text}</p>`);
  });

  it('lets nothing through that acts, whatever is typed', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<script>',
        '<img src=x onerror=a>',
        '[a](javascript:b)',
        '`',
        '*',
        '\n',
        '> ',
        '- ',
        '|',
        '<a href="',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const html = renderCommentMarkdown(parts.join(''));
        expect(html).not.toMatch(
          /<(?!\/?(?:p|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|th|td|a|strong|em|del|code|br)\b)/,
        );
        expect(html).not.toMatch(/<[^>]*(\son\w+=|href="(?!https?:|mailto:|[^":]*"))/i);
      }),
      { numRuns: 500 },
    );
  });

  it('renders 20 kB of any pathological text within 100 ms of processor time', () => {
    const times: [string, number][] = Object.entries(HOSTILE).map(([name, unit]) => {
      const text = unit.repeat(Math.ceil(20_000 / unit.length)).slice(0, 20_000);
      let best = Infinity;
      for (let round = 0; round < 3; round += 1) {
        const start = process.cpuUsage();
        renderCommentMarkdown(text);
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) / 1000);
      }
      return [name, best];
    });
    const [name, worst] = times.reduce((a, b) => (b[1] > a[1] ? b : a));
    process.stdout.write(
      `pathological comments: worst ${worst.toFixed(0)} ms of processor (${name}) of ${times.length} kinds\n`,
    );
    expect(times.filter(([, ms]) => ms > 100)).toEqual([]);
  });
});
