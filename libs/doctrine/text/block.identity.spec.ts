import fc from 'fast-check';
import { assignBlockIds, type KnownBlock, type PlacedBlock } from './block.identity';

const factory = (): (() => string) => {
  let made = 0;
  return () => `new-${(made += 1)}`;
};

const block = (text: string, section = 's'): PlacedBlock => ({ section, kind: 'paragraph', text });
const known = (blocks: PlacedBlock[]): KnownBlock[] => blocks.map((one, at) => ({ ...one, id: `old-${at}` }));
const ids = (before: PlacedBlock[], after: PlacedBlock[]): string[] =>
  assignBlockIds(known(before), after, factory()).map(({ id }) => id);

const LONG =
  'Les établissements publient chaque année la liste des services qu’ils ouvrent aux patients de leur territoire.';
const REVISED =
  'Les établissements publient chaque année la liste des services ouverts aux patients de leur territoire.';

describe('the identity of blocks', () => {
  it('stays when a block moves, also to another section', () => {
    const before = [block('un'), block(LONG), block('trois'), block('quatre', 't')];
    expect(ids(before, [block('trois'), block('un'), block('quatre', 't'), block(LONG, 't')])).toEqual([
      'old-2',
      'old-0',
      'old-3',
      'old-1',
    ]);
  });

  it('stays when a block is lightly reworded or renumbered between the same neighbours', () => {
    expect(
      ids([block('un'), block(LONG), block('trois')], [block('un'), block(REVISED), block('trois')]),
    ).toEqual(['old-0', 'old-1', 'old-2']);
    expect(ids([block('1. Les acteurs')], [block('2. Les acteurs')])).toEqual(['old-0']);
  });

  it('stays when a long block is touched up and moves at the same time', () => {
    expect(ids([block(LONG), block('b', 't')], [block('b', 't'), block(REVISED, 't')])).toEqual([
      'old-1',
      'old-0',
    ]);
  });

  it('stays when a paragraph becomes an item and says the same', () => {
    expect(ids([block(LONG), block('b')], [block('b'), { ...block(LONG), kind: 'list_item' }])).toEqual([
      'old-1',
      'old-0',
    ]);
    expect(ids([block('oui', 'a')], [{ ...block('oui', 'b'), kind: 'quote' }])).toEqual(['new-1']);
  });

  it('is that of the one that moved, when its twins stayed, were touched up or stand in another text', () => {
    const short = 'Un texte que deux sections ont';
    const stayed = [block('un', 'a'), block(short, 'a'), block('deux', 'b'), block(short, 'b')];
    expect(ids(stayed, [block('un', 'a'), block('deux', 'b'), block(short, 'b'), block(short, 'c')])).toEqual(
      ['old-0', 'old-2', 'old-3', 'old-1'],
    );
    const touched = [block('un', 'a'), block('deux', 'b'), block(`${short} ici`, 'b'), block(short, 'c')];
    expect(ids(stayed, touched)).toEqual(['old-0', 'old-2', 'old-3', 'old-1']);
    const joined = [block('un', 'a'), block(`deux ${short}`, 'b'), block(short, 'c')];
    expect(ids(stayed, joined).slice(2)).toEqual(['old-1']);
    const rewritten = [
      block('un', 'a'),
      block('deux', 'b'),
      block('Un texte que le comité relit souvent', 'b'),
    ];
    expect(ids(stayed, [...rewritten, block(short, 'c')])).toEqual(['old-0', 'old-2', 'new-1', 'old-1']);
  });

  it('is new for a near copy of a block that stays, also when a third one like both is gone', () => {
    const twin = LONG.replace('année', 'semaine');
    const copy = LONG.replace('année', 'semaine').replace('patients', 'usagers');
    expect(ids([block(LONG, 'a'), block(twin, 'b')], [block(twin, 'b'), block(copy, 'c')])).toEqual([
      'old-1',
      'new-1',
    ]);
  });

  it('stays when a title becomes a paragraph as its section is joined with another', () => {
    const before = [
      block('un', 'a'),
      { ...block('Portée', 'b'), kind: 'heading' as const },
      block(LONG, 'b'),
    ];
    const after = [block('un', 'a'), block('Portée', 'a'), block(REVISED, 'a')];
    expect(ids(before, after)).toEqual(['old-0', 'old-1', 'old-2']);
  });

  it('stays in the order of equal blocks that went to another section together, touched up or not', () => {
    const other = LONG.replace('année', 'semaine').replace('patients', 'usagers');
    const before = ['premier', LONG, LONG, 'second'].map((text) => block(text, 'a'));
    const after = ['premier', other, LONG, 'second'].map((text) => block(text, 'b'));
    expect(ids(before, after)).toEqual(['old-0', 'old-1', 'old-2', 'old-3']);
  });

  it('is that of the twin between the same neighbours', () => {
    const before = ['a', 'b'].flatMap((section) =>
      ['un', LONG, 'fin'].map((text) => block(text + (text === LONG ? '' : section), section)),
    );
    const after = ['b', 'a'].flatMap((section) =>
      ['un', LONG, 'fin'].map((text) => block(text + (text === LONG ? '' : section), `${section}2`)),
    );
    expect(ids(before, after)).toEqual(['old-3', 'old-4', 'old-5', 'old-0', 'old-1', 'old-2']);
  });

  it('is new for a text that replaces another', () => {
    expect(
      ids(
        [block('un'), block(LONG)],
        [block('un'), block('Une tout autre phrase sur le calendrier de la concertation.')],
      ),
    ).toEqual(['old-0', 'new-1']);
  });

  it('does not choose among equal texts that it cannot tell apart', () => {
    expect(ids([block('oui', 'a'), block('oui', 'b')], [block('oui', 'c')])).toEqual(['new-1']);
  });

  const text = fc.lorem({ maxCount: 12 });
  const blocks = fc
    .uniqueArray(text, { maxLength: 30 })
    .chain((texts) =>
      fc.tuple(...texts.map((one) => fc.constantFrom('a', 'b', 'c').map((section) => block(one, section)))),
    );

  it('stays for every block under any shuffling over any sections', () => {
    fc.assert(
      fc.property(
        blocks.chain((before) =>
          fc.tuple(
            fc.constant(before),
            fc.shuffledSubarray(before, { minLength: before.length }),
            fc.infiniteStream(fc.constantFrom('a', 'b', 'c')),
          ),
        ),
        ([before, shuffled, sections]) => {
          const after = shuffled.map((one) => ({ ...one, section: sections.next().value }));
          const idOf = new Map(known(before).map(({ text: words, id }) => [words, id]));
          expect(ids(before, after)).toEqual(after.map((one) => idOf.get(one.text)));
        },
      ),
    );
  });

  it('is never given twice and is the same for the same input', () => {
    const any = fc.array(
      fc.record({
        text: fc.oneof(text, fc.constantFrom('oui', 'non', '')),
        section: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom('paragraph' as const, 'list_item' as const),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(any, any, (before, after) => {
        const given = ids(before, after);
        expect(new Set(given).size).toBe(given.length);
        expect(ids(before, after)).toEqual(given);
      }),
    );
  });

  it('is found in under two seconds of processor time for a page of 36,000 words rewritten throughout', () => {
    const words = LONG.split(' ');
    const make = (seed: number): PlacedBlock[] =>
      Array.from({ length: 1_800 }, (_, at) =>
        block(
          Array.from({ length: 20 }, (__, n) => words[(at * 7 + n * (seed + (at % 5))) % words.length]).join(
            ' ',
          ) + ` ${seed}${at}`,
        ),
      );
    const start = process.cpuUsage();
    assignBlockIds(known(make(3)), make(4), factory());
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});
