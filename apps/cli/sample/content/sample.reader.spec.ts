import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { typographyFaults } from './french.typography';
import { numberOf, readSample } from './sample.reader';
import { CHANNELS, KINDS, OUTCOMES, POSITIONS, REASON_CODES, REVIEW_REASONS, STATES } from './sample.types';

const SHARED_DATA = process.env.SHARED_DATA ?? '../shared/data';

function sampleOf(folder: string) {
  const reading = readSample(folder);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => Object.values(fault).join(' ')).join('\n'));
  return reading.sample;
}

/** Every text of a JSON value, with its path. */
function textsOf(value: unknown, path = '$'): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const contentFiles = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  ['.md', '.json'].includes(extname(name)),
);

const allTexts = contentFiles.flatMap((file): [string, string][] => {
  const content = readFileSync(join(__dirname, file), 'utf8');
  if (file.endsWith('.md')) return [[file, content]];
  return textsOf(JSON.parse(content)).map(([path, text]) => [`${file} ${path}`, text]);
});

const sample = sampleOf(__dirname);
const { comments } = sample;

describe('the sample', () => {
  it('has the twenty-seven pages of the table of contents, in order, under their parents', () => {
    const [submitted, published] = sample.editions;
    expect(submitted?.pages).toHaveLength(27);
    expect(published?.pages.map(({ slug }) => slug)).toEqual(submitted?.pages.map(({ slug }) => slug));
    const page = submitted?.pages.find(({ number }) => number === 'A.4.5');
    expect(page?.parentSlug).toBe('A.4-securite');
    expect(
      submitted?.pages.map(({ number }) => number).filter((number) => number.startsWith('A.4.')),
    ).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((last) => `A.4.${last}`));
  });

  it('changes six to eight pages in the published edition, and moves one paragraph between two of them', () => {
    const [submitted, published] = sample.editions.map((edition) =>
      Object.fromEntries(edition.pages.map(({ slug, markdown }) => [slug, markdown])),
    );
    const changed = Object.keys(submitted ?? {}).filter((slug) => submitted?.[slug] !== published?.[slug]);
    expect(changed.length).toBeGreaterThanOrEqual(6);
    expect(changed.length).toBeLessThanOrEqual(8);
    const left = (submitted?.['B.1-dossier-medical-partage'] ?? '').split('\n\n');
    const moved = left.filter((block) => !published?.['B.1-dossier-medical-partage']?.includes(block));
    expect(moved).toHaveLength(1);
    expect(published?.['C.1-espace-numerique-de-sante']).toContain(moved[0]);
  });

  it('keeps every page between 120 and 350 words', () => {
    const pages = sample.editions.flatMap((edition) => edition.pages);
    const lengths = pages.map(({ sourceFile, markdown }) => ({
      sourceFile,
      words: markdown.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length,
    }));
    expect(lengths.filter(({ words }) => words < 120 || words > 350)).toEqual([]);
  });

  it('links only to pages that exist', () => {
    const broken = sample.editions.flatMap(({ pages }) =>
      pages.flatMap(({ markdown, sourceFile }) =>
        [...markdown.matchAll(/\]\(([^)]+\.md)\)/gu)]
          .filter(([, target]) => !pages.some(({ slug }) => `${slug}.md` === target))
          .map(([link]) => `${sourceFile} ${link}`),
      ),
    );
    expect(broken).toEqual([]);
  });

  it('has tables, a quotation, a note, lists and a figure without its picture', () => {
    const text = sample.editions[0]?.pages.map(({ markdown }) => markdown).join('\n') ?? '';
    for (const form of [/^\| -+ \|/mu, /^> /mu, /^\[\^\w+\]:/mu, /^- /mu, /^1\. /mu, /^## /mu])
      expect(text).toMatch(form);
    const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/gu)].map(([, target]) => target ?? '');
    expect(pictures).toHaveLength(1);
    expect(pictures.filter((target) => existsSync(join(__dirname, 'doctrine', target)))).toEqual([]);
  });

  it('shows every kind, position, channel, state, reason and outcome', () => {
    const seen = (values: readonly (string | null | undefined)[]) =>
      [...new Set(values)].filter((value) => value != null);
    const same = (values: readonly (string | null | undefined)[], words: readonly string[]) => {
      expect(seen(values).sort()).toEqual([...words].sort());
    };
    same(
      comments.map(({ kind }) => kind),
      KINDS,
    );
    same(
      comments.map(({ position }) => position),
      POSITIONS,
    );
    same(
      comments.map(({ provenance }) => provenance.channel),
      CHANNELS,
    );
    same(
      comments.map(({ state }) => state),
      STATES,
    );
    same(
      comments.map(({ disposition }) => disposition?.outcome),
      OUTCOMES,
    );
    same(
      comments.map(({ decision }) => decision?.reasonCode),
      REASON_CODES,
    );
    same(
      comments.flatMap(({ reviewReasons }) => reviewReasons ?? []),
      REVIEW_REASONS,
    );
    expect(seen(comments.map(({ provenance }) => String(provenance.verbatim)))).toEqual(
      expect.arrayContaining(['true', 'false']),
    );
  });

  it('has replies three deep, and a long text', () => {
    const parents = new Map(comments.map(({ key, parent }) => [key, parent]));
    const depth = (key: string): number => {
      const parent = parents.get(key);
      return parent == null ? 0 : 1 + depth(parent);
    };
    expect(Math.max(...comments.map(({ key }) => depth(key)))).toBe(3);
    expect(Math.max(...comments.map(({ body }) => body.length))).toBeGreaterThan(5500);
  });

  it('gives a disposition to every published comment of the closed consultation', () => {
    const closed = comments.filter(
      ({ consultation, state }) => consultation === 'edition-2019' && state === 'published',
    );
    expect(closed.filter(({ disposition }) => !disposition).map(({ key }) => key)).toEqual([]);
    expect(closed.length).toBeGreaterThan(20);
  });

  it('sends nothing after the instant of loading', () => {
    const late = comments.filter(({ consultation: slug, daysAfterOpening }) => {
      const opened = sample.consultations.find((consultation) => consultation.slug === slug)?.opensInDays;
      return daysAfterOpening < 0 || (opened !== undefined && opened + daysAfterOpening >= 0);
    });
    expect(late.map(({ key }) => key)).toEqual([]);
  });

  it('has one rapporteur at Rennes, two moderators, two drafters and one administrator', () => {
    const holders = (role: string) =>
      sample.participants.filter(({ roles }) => roles.some((grant) => grant.role === role)).length;
    expect([holders('administrator'), holders('moderator'), holders('drafter')]).toEqual([1, 2, 2]);
    const atRennes = sample.participants.filter(({ roles }) =>
      roles.some(({ stageRegionCode }) => stageRegionCode === '53'),
    );
    expect(atRennes.map(({ displayName }) => displayName)).toEqual(['Yann Kermarec']);
    expect(new Set(sample.participants.map(({ category }) => category)).size).toBe(8);
  });
});

describe('the texts of the sample', () => {
  it('follow French typography', () => {
    const faults = allTexts.flatMap(([place, text]) =>
      typographyFaults(text).map((fault) => `${place}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ["l'INS", 'apostrophe'],
    ['Vraiment ?', 'narrow'],
    ['Vraiment?', 'narrow'],
    ['Voici :', 'colon'],
    ['« mot »', 'after an opening guillemet'],
    ['« mot »', 'before a closing guillemet'],
  ])('are held to it: %j is seen', (text, name) => {
    expect(typographyFaults(text).join()).toContain(name);
  });

  it('name no address outside exemple.fr and .example (RFC 2606), and no telephone number outside those kept for fiction', () => {
    const found = allTexts.flatMap(([, text]) => [
      ...[...text.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu)]
        .map(([m]) => m)
        .filter((m) => !m.endsWith('@exemple.fr') && !m.endsWith('.example')),
      ...[...text.matchAll(/\b0[1-9](?:[\s.]?\d\d){4}\b/gu)]
        .map(([m]) => m)
        .filter((m) => !/^(01.99.00|06.39.98)/u.test(m)),
    ]);
    expect(found).toEqual([]);
  });

  const words = (text: string) =>
    text.normalize('NFC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''); // prettier-ignore
  const RUN = 12;
  const runs = function* (text: string): Generator<string> {
    const all = words(text);
    for (let start = 0; start + RUN <= all.length; start++) yield all.slice(start, start + RUN).join(' ');
  };

  if (!existsSync(SHARED_DATA)) {
    process.stderr.write(
      `SKIPPED: comparison with the real input, ${SHARED_DATA} is absent (set SHARED_DATA)\n`,
    );
  }
  (existsSync(SHARED_DATA) ? it : it.skip)('share no run of twelve words with the real input', () => {
    // Titles of sections and of sources, and the lines of the list of stages, are facts: they are the same on purpose.
    const own = new Set(
      allTexts
        .filter(([place]) => !/tour\.json \$\.(sources\.|.*ligne_source)/u.test(place))
        .flatMap(([, text]) => text.replace(/^# .*\n/u, '').split(/(?<=[.!?])\s|\n/u))
        .flatMap((sentence) => [...runs(sentence)]),
    );
    expect(own.size).toBeGreaterThan(1000);
    const files = readdirSync(SHARED_DATA, { recursive: true, encoding: 'utf8' }).filter((name) =>
      ['.md', '.json', '.csv'].includes(extname(name)),
    );
    expect(files.length).toBeGreaterThan(10);
    const shared = files.flatMap((file) =>
      readFileSync(join(SHARED_DATA, file), 'utf8')
        .split('\n')
        .flatMap((line) => [...runs(line)].filter((run) => own.has(run))),
    );
    expect([...new Set(shared)]).toEqual([]);
  });
});

describe('the reader of the sample', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sample-'));
    cpSync(__dirname, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const rewrite = (file: string, from: string, to: string) => {
    const before = readFileSync(join(folder, file), 'utf8');
    expect(before).toContain(from);
    writeFileSync(join(folder, file), before.replace(from, to));
  };
  const faults = () => {
    const reading = readSample(folder);
    return reading.ok ? [] : reading.faults;
  };

  it.each([
    ['an unknown state', 'comments.json', '"state": "published"', '"state": "shown"', '$[0].state'],
    ['a misspelt key', 'comments.json', '"body":', '"corps":', '$[0].corps'],
    ['an unknown parent', 'comments.json', '"parent": "a01"', '"parent": "a99"', '$[1].parent'],
    ['an unknown page', 'comments.json', '"A.4.5-', '"A.4.9-', '$[0].section'],
    [
      'a passage that the page no longer has',
      'doctrine/A.4.5-identite-du-patient-ins.md',
      'suffit',
      'sert',
      '$[0].passage',
    ],
    [
      'an unknown stage',
      'comments.json',
      '"stageRegionCode": "53"',
      '"stageRegionCode": "11"',
      '$[4].provenance.stageRegionCode',
    ],
    [
      'an unknown edition',
      'consultations.json',
      '"edition": "2019-soumise"',
      '"edition": "2018"',
      '$.consultations[0]',
    ],
    ['a page without a title', 'doctrine/A.2-urbanisation.md', '# ', '', 'line 1'],
    ['a file that is not JSON', 'participants.json', '[', '(', '$'],
  ])('names the place of %s', (_what, file, from, to, path) => {
    rewrite(file, from, to);
    expect(faults().map((fault) => fault.path)).toContain(path);
  });

  it('tells all faults at once', () => {
    rewrite('comments.json', '"state": "published"', '"state": "shown"');
    rewrite('participants.json', '@exemple.fr', '@exemple.org');
    expect(new Set(faults().map(({ file }) => file))).toEqual(
      new Set(['comments.json', 'participants.json']),
    );
  });

  it('takes the number of a page from its name', () => {
    expect(['A.4.1-politique', 'B-services', '00-objet', 'C.1-espace'].map(numberOf)).toEqual([
      'A.4.1',
      'B',
      '',
      'C.1',
    ]);
  });
});
