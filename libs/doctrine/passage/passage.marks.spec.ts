import fc from 'fast-check';
import { renderText } from '../section.text';
import { placeBlockIds, type Block } from '../text';
import { comparable } from './comparable.text';
import { markPassages, type PassageMark } from './passage.marks';
import { textOfPassage } from './passage.select';

interface Version {
  html: string;
  blocks: Block[];
}

function version(markdown: string): Version {
  const { html, blocks } = renderText({ slug: 's', title: 'Titre de la section', markdown });
  const ids = blocks.map((_, at) => `id-${at}`);
  return {
    html: placeBlockIds(html, ids),
    blocks: blocks.map((block, at) => ({ ...block, id: ids[at] ?? '' })),
  };
}

const without = (html: string): string =>
  html.replace(/<mark data-marks="[^"]*"(?: data-starts="[^"]*")?>([^<]*)<\/mark>/g, '$1');

const decoded = (html: string): string =>
  html.replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));

/** Whether a place is between characters: not before a half or an accent of one. */
const isWhole = (text: string, place: number): boolean =>
  !/^(?:\p{M}|[\uDC00-\uDFFF])/u.test(text.slice(place));

/** The words that the marks of a passage cover, spacing aside. */
const markedWords = (html: string, id: string): string =>
  [...html.matchAll(/<mark data-marks="([^"]*)"[^>]*>([^<]*)<\/mark>/g)]
    .filter(([, ids]) => ids?.split(' ').includes(id))
    .map(([, , words]) => decoded(words ?? ''))
    .join('');

const RICH = `Un **paragraphe** avec _des [liens](https://example.org/?a=1&b=2)_ & des signes < > « \`code\` ».

- une entrée **forte**

  suite de l’entrée

  - entrée dedans & encore
  - autre
- troisième

1. un
2. deux

| Nom | Valeur |
|-----|--------|
| Clé 😀 | <ul><li>point</li><li>autre <b>point</b></li></ul> |
| vide |  |

> Une citation
> sur deux lignes

<blockquote class="note"><p>Une note.</p></blockquote>

\`\`\`
du code < >
\`\`\`

<figure><img alt="x" src="y.png"><figcaption>Légende de <i>la figure</i></figcaption></figure>

Appel de note[^1].

[^1]: Le texte de la note.
`;

describe('the marks of passages', () => {
  const { html, blocks } = version(RICH);
  const block = (start: string): Block => {
    const found = blocks.find(({ text }) => text.startsWith(start));
    if (!found) throw new Error(start);
    return found;
  };
  const mark = (id: string, from: Block, start: number, to: Block, end: number): PassageMark => ({
    id,
    passage: { blockId: from.id, start, endBlockId: to.id, end },
  });

  it('go across inline markup and entities', () => {
    const one = block('Un paragraphe');
    const marked = markPassages(html, blocks, [mark('m', one, 3, one, one.text.indexOf('>') + 1)]);
    expect(marked).toContain('Un <strong><mark data-marks="m" data-starts="m">paragraphe</mark></strong>');
    expect(marked).toContain('<mark data-marks="m"> &#x26; des signes &#x3C; ></mark>');
    expect(without(marked)).toBe(html);
  });

  it('go over several blocks, and never stand between the parts of a list or a table', () => {
    const marked = markPassages(html, blocks, [mark('m', block('une entrée'), 4, block('vide'), 4)]);
    expect(marked).not.toMatch(/<(?:ul|ol|table|thead|tbody|tr)(?: [^>]*)?>\s*<mark/);
    expect(marked).toContain('>entrée </mark><strong><mark data-marks="m">forte</mark>');
    expect(marked).toContain('<mark data-marks="m">Clé 😀</mark>');
    expect(without(marked)).toBe(html);
  });

  it('may overlap: words of several passages have all their names', () => {
    const one = block('Une citation');
    const marked = markPassages(html, blocks, [mark('a', one, 0, one, 8), mark('b', one, 4, one, 12)]);
    expect(marked).toContain(
      '<mark data-marks="a" data-starts="a">Une </mark><mark data-marks="a b" data-starts="b">cita</mark><mark data-marks="b">tion</mark>',
    );
  });

  it('of an item that goes on below an inner list leave that list out', () => {
    const made = version('- a\n  - b\n\n  mot\n');
    const item = made.blocks.find(({ text }) => text.startsWith('a'));
    if (!item) throw new Error('no item');
    const marked = markPassages(made.html, made.blocks, [mark('m', item, 0, item, item.text.indexOf('o'))]);
    expect(comparable(markedWords(marked, 'm'))).toBe('am');
    expect(without(marked)).toBe(made.html);
  });

  it('leave out what the HTML does not hold', () => {
    const [title] = blocks;
    if (!title) throw new Error('no title');
    const elsewhere = { ...title, id: 'other' };
    expect(
      markPassages(html, blocks, [mark('a', title, 0, title, 5), mark('b', elsewhere, 0, elsewhere, 1)]),
    ).toBe(html);
  });

  const words = fc.constantFrom(
    'mot ',
    'é',
    'œuvre ',
    '&',
    '<',
    ' ',
    '**',
    '_',
    '`',
    '😀',
    'e\u0301 ',
    '\u200b',
    '\n',
    '\n\n',
    '- ',
    '| a | b |\n|--|--|\n| c | d |\n',
    '> ',
    '&nbsp;',
    '<b>gras</b>',
    '<mark>déjà</mark>',
    '\n\n- a\n  - b\n',
    '1. ',
    '«\u202f',
  );
  const texts = fc.array(words, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));

  it('cover exactly the words of their passages, and taken out leave the same HTML', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
        (markdown, places) => {
          const made = version(markdown);
          const marks = places.flatMap(([from, to, start, end], at): PassageMark[] => {
            const rest = made.blocks.slice(1);
            const first = rest[from % Math.max(1, rest.length)];
            const last = rest[(from % Math.max(1, rest.length)) + (to % 3)] ?? first;
            if (!first || !last) return [];
            const [a, b] = [start % (first.text.length + 1), end % (last.text.length + 1)];
            if (first === last && b <= a) return [];
            return [mark(`m${at}`, first, a, last, b)];
          });
          const marked = markPassages(made.html, made.blocks, marks);
          expect(without(marked)).toBe(made.html);
          for (const { id, passage } of marks) {
            const at = (block: string): string => made.blocks.find((one) => one.id === block)?.text ?? '';
            if (isWhole(at(passage.blockId), passage.start) && isWhole(at(passage.endBlockId), passage.end))
              expect(comparable(markedWords(marked, id))).toBe(
                comparable(textOfPassage(made.blocks, passage)),
              );
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
