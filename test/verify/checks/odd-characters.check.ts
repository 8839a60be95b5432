import {
  assignBlockIds,
  type Block,
  EditionText,
  normaliseText,
  placeAnchor,
  placeBlockIds,
  type QuoteSelector,
  renderText,
  type SectionText,
  selectPassage,
  textOfPassage,
} from '#doctrine';
import { keeping, type Check } from '../check';

/** Ways in which people, browsers, word processors and other versions write the same words. */
const WRITINGS: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'U+00A0': (text) => text.replace(/ (?=[;:!?%»])|(?<=«) /g, '\u00A0'),
  'U+202F': (text) => text.replace(/ (?=[;:!?%»])|(?<=«) /g, '\u202F'),
  'straight apostrophes': (text) => text.replace(/’/g, "'"),
  'other apostrophes': (text) => text.replace(/’/g, '\u02BC'),
  'combining accents': (text) => text.normalize('NFD'),
  'ligatures of typesetters': (text) =>
    text.replace(/ffi/g, '\uFB03').replace(/fi/g, '\uFB01').replace(/fl/g, '\uFB02'),
  'œ taken apart': (text) => text.replace(/œ/g, 'oe').replace(/Œ/g, 'Oe'),
  'right-to-left marks': (text) => text.replace(/\p{L}+/gu, (word) => `\u200F${word}\u200E`),
  'zero-width characters': (text) =>
    text.replace(/(\p{L}{3})(?=\p{L})/gu, '$1\u200B').replace(/ /g, '\uFEFF '),
  'soft hyphens': (text) => text.replace(/(\p{L}{4})(?=\p{L}{2})/gu, '$1\u00AD'),
  'many spaces': (text) => text.replace(/ /g, ' \u2009 '),
  'other dashes': (text) => text.replace(/-/g, '\u2011'),
};

/** Words chosen, each with what stands before and after it; some stand twice, in other surroundings. */
const PASSAGES: readonly { before: string; words: string; after: string }[] = [
  { before: 'Au début, ', words: 'l’équipe chargée de l’œuvre', after: ' décide : « oui » ; elle le dit.' },
  { before: 'L’œuvre d’abord, puis ', words: 'l’œuvre', after: ' encore, et l’œuvre enfin.' },
  {
    before: 'Les ',
    words: 'fichiers officiels : « flux, affichage » ; coût',
    after: ' et naïveté à 100 % !',
  },
  { before: 'Avant 😀 ', words: 'santé 👩‍⚕️ numérique 🇫🇷', after: ' 😀 après l’État.' },
  { before: '😀', words: '😁', after: '😂 trois visages.' },
  { before: 'Le mot ', words: 'שלום עולם', after: ' se lit de droite à gauche.' },
  { before: 'Un x\u0302 et un ', words: 'y\u0302 composés', after: ' sans forme unique.' },
  { before: 'Le rendez-vous, ', words: 'c’est-à-dire l’échéance', after: ', n’est pas l’échéance.' },
];

const EARLIER = 'Un paragraphe d’avant, dont rien ne change.';

function version(
  slug: string,
  paragraphs: readonly string[],
): { versionId: string; read: ReturnType<typeof renderText> } {
  return {
    versionId: slug,
    read: renderText({ slug: 'section', title: 'Section', markdown: paragraphs.join('\n\n') }),
  };
}

/** What invisible characters at its ends add to a passage is no matter. */
const seen = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim();

const hasHalves = ({ exact, prefix, suffix }: QuoteSelector): boolean =>
  /\p{Surrogate}/u.test(`${exact}|${prefix}|${suffix}`);

/** The words as written in a version, chosen as a browser gives them, placed in a version that writes them in another way. */
function isRight(
  passage: (typeof PASSAGES)[number],
  old: string,
  quoted: string,
  next: string,
): string | null {
  const write = (name: string, text: string): string => WRITINGS[name]?.(text) ?? text;
  const sentence = (name: string): string =>
    [passage.before, passage.words, passage.after].map((part) => write(name, part)).join('');
  const [first, second] = [version('1', [EARLIER, sentence(old)]), version('2', [sentence(next), EARLIER])];
  let made = 0;
  const newId = (): string => `block-${(made += 1)}`;
  const blocks: Block[] = first.read.blocks.map((block) => ({ ...block, id: newId() }));
  const given = assignBlockIds(
    blocks.map((block) => ({ ...block, section: 's' })),
    second.read.blocks.map((block) => ({ ...block, section: 's' })),
    newId,
  );
  placeBlockIds(
    second.read.html,
    given.map(({ id }) => id),
  );
  const from: SectionText = { sectionId: 's', versionId: '1', blocks };
  const to: SectionText = {
    sectionId: 's',
    versionId: '2',
    blocks: second.read.blocks.map((block, at) => ({ ...block, id: given[at]?.id ?? '' })),
  };
  const own = blocks.at(-1);
  const chosen = selectPassage(blocks, {
    blockId: own?.id ?? '',
    exact: write(quoted, passage.words),
    prefix: write(quoted, passage.before).slice(-32),
    suffix: write(quoted, passage.after).slice(0, 32),
  });
  if (!own || !chosen) return 'not found in its own text';
  if (hasHalves(chosen.selector)) return 'half a character';
  const expectAt = (name: string, text: string, start: number, exact: string): boolean =>
    seen(exact) === seen(normaliseText(write(name, passage.words))) &&
    seen(text.slice(0, start)) === seen(normaliseText(write(name, passage.before)));
  if (!expectAt(old, own.text, chosen.passage.start, chosen.selector.exact)) return 'chosen elsewhere';
  const placed = placeAnchor(
    { kind: 'quote', sectionId: 's', blockId: chosen.passage.blockId, quote: chosen.selector },
    from,
    new EditionText([to]),
  );
  if (!placed.passage || !placed.isCertain) return `${placed.status}, ${placed.why}`;
  const target = to.blocks.find(({ id }) => id === placed.passage?.blockId);
  const exact = textOfPassage(to.blocks, placed.passage);
  return target && expectAt(next, target.text, placed.passage.start, exact) ? null : `placed on « ${exact} »`;
}

export const oddCharacters: Check = {
  name: 'odd-characters',
  proves:
    'words are found again whatever the spaces, apostrophes, accents, ligatures, emoji and invisible marks with which they are written',
  run: (log) => {
    const names = Object.keys(WRITINGS);
    let cases = 0;
    let wrong = 0;
    for (const passage of PASSAGES)
      for (const old of names)
        for (const quoted of names)
          for (const next of names) {
            // All three in their own way only where one text is as usually written: the rest shows nothing more.
            if (quoted !== 'plain' && old !== 'plain' && next !== 'plain') continue;
            cases += 1;
            const why = isRight(passage, old, quoted, next);
            if (why === null) continue;
            wrong += 1;
            if (wrong <= 20)
              log(`« ${passage.words} », text ${old}, quote ${quoted}, next text ${next}: ${why}`);
          }
    return Promise.resolve(
      keeping(
        { 'every quote is placed on its words': wrong === 0 && cases > 3_000 },
        { cases, right: cases - wrong, wrong },
      ),
    );
  },
};
