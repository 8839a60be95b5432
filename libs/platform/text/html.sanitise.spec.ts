import fc from 'fast-check';
import { sanitiseHtml } from './html.sanitise';

const ATTACKS = [
  '<script>alert(1)</script>',
  '<style>p{color:red}</style>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" java\nscript:alert(1)">a</a>',
  '<a href="data:text/html,<script>alert(1)</script>">a</a>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<p style="background:url(javascript:alert(1))" onclick=alert(1)>a</p>',
  '<template><script>alert(1)</script></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<img src="//attacker.example/x.png"><img src="https://attacker.example/x.png">',
  '<table><td><a></td><a id=x><style><a title="</style><img src onerror=alert(1)>">',
  '<base href="//attacker.example"><meta http-equiv=refresh content="0;url=//attacker.example"><link rel=stylesheet href=//x>',
];

const fragment = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<table>',
        '<tr>',
        '<td>',
        '<a href="#x" id=y>',
        '</a>',
        '<b>',
        '</b>',
        '<li>',
      ),
      fc.constantFrom(
        '<div>',
        '</div>',
        '<ul>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&lt;script&gt;',
        '"',
        "'",
        '<h2>',
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('sanitised HTML', () => {
  it.each(ATTACKS)('keeps nothing that acts of %j', (attack) => {
    const html = sanitiseHtml(attack);
    expect(html).not.toMatch(/<(script|style|iframe|svg|math|form|template|object|base|meta|link)/i);
    expect(html).not.toMatch(/<[^>]*\s(on\w+|style|srcdoc)\s*=/i);
    expect(html).not.toMatch(/<[^>]*(javascript:|data:|attacker\.example)/i);
  });

  it('does not change when it is sanitised again', () => {
    fc.assert(
      fc.property(fragment, (html) => {
        const once = sanitiseHtml(html);
        expect(sanitiseHtml(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('never holds an element or an attribute outside the list, whatever comes in', () => {
    fc.assert(
      fc.property(fragment, (html) => {
        // Values of attributes are words; only names of elements and attributes can act.
        expect(sanitiseHtml(html).replace(/"[^"]*"/g, '""')).not.toMatch(
          /<[^>]*\s(on\w+|style|srcdoc|srcset|formaction)=|<(script|style|svg|math|iframe)/i,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('marks links that leave the platform and keeps anchors from shadowing names of the page', () => {
    expect(sanitiseHtml('<a href="https://example.org/">a</a><a href="/sections/x">b</a>')).toBe(
      '<a href="https://example.org/" rel="nofollow noopener">a</a><a href="/sections/x">b</a>',
    );
    expect(sanitiseHtml('<p id="location">a</p><a href="#location">b</a>')).toBe(
      '<p id="user-content-location">a</p><a href="#user-content-location">b</a>',
    );
    expect(sanitiseHtml('<p data-block="1" name="cookie" class="x">a</p>')).toBe('<p>a</p>');
  });
});
