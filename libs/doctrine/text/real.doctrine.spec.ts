import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  sourceHeadings,
  sourceParagraphs,
  sourceTables,
  wordsOf,
} from '../../../test/builders/markdown.source';
import {
  assignBlockIds,
  type ParsedDoctrine,
  type ParsedSection,
  placeBlockIds,
  planImport,
  readMarkdownFolder,
} from './index';

const FOLDER = resolve(process.env.SHARED_DATA ?? '../shared/data', 'doctrine-cisis');
const STATES = ['2024-11-22-ballot', '2025-06-30-published'] as const;
const present = existsSync(FOLDER);
if (!present)
  process.emitWarning(`SKIPPED, NOT PROVED: the real doctrine is not at ${FOLDER} (set SHARED_DATA)`);

const pagesOf = (state: string): string[] =>
  readdirSync(resolve(FOLDER, state)).filter((name) => name.endsWith('.md'));
const source = (state: string, page: string): string => readFileSync(resolve(FOLDER, state, page), 'utf8');
const tablesOf = (state: string): number =>
  pagesOf(state).reduce((sum, page) => sum + sourceTables(source(state, page)), 0);
const htmlWords = (section: ParsedSection): string => wordsOf(section.text);

(present ? describe : describe.skip)('the CI-SIS doctrine as the agency keeps it', () => {
  const read = new Map<string, ParsedDoctrine>();
  const state = (name: string): ParsedDoctrine => {
    const doctrine = read.get(name);
    if (!doctrine) throw new Error(`not read: ${name}`);
    return doctrine;
  };

  beforeAll(async () => {
    for (const name of STATES) {
      const start = performance.now();
      const doctrine = await readMarkdownFolder(resolve(FOLDER, name));
      const ms = Math.round(performance.now() - start);
      read.set(name, doctrine);
      const words = doctrine.sections.flatMap(({ title, text }) => `${title} ${text}`.split(/\s+/)).length;
      const blocks = doctrine.sections.reduce((sum, section) => sum + section.blocks.length, 0);
      process.stdout.write(
        `${name}: ${doctrine.sections.length} sections, ${blocks} blocks, ${words} words, ${ms} ms, ` +
          `${doctrine.missingImages.length} images and ${doctrine.missingLinks.length} linked files missing, ${doctrine.warnings.length} warnings\n`,
      );
    }
  });

  it.each(STATES)('keeps every paragraph of every page of %s', (name) => {
    let total = 0;
    const lost: string[] = [];
    const all = state(name)
      .sections.map((section) => `${wordsOf(section.number)} ${wordsOf(section.title)} ${htmlWords(section)}`)
      .join(' ');
    for (const page of pagesOf(name))
      for (const paragraph of sourceParagraphs(source(name, page))) {
        total += 1;
        if (!all.includes(paragraph)) lost.push(`${page}: ${paragraph}`);
      }
    process.stdout.write(`${name}: ${total - lost.length} of ${total} paragraphs of the source found\n`);
    expect(lost).toEqual([]);
    expect(total).toBeGreaterThan(900);
  });

  it.each(STATES)('has every heading of %s in the tree, in order, under its page', (name) => {
    const { sections } = state(name);
    for (const page of pagesOf(name)) {
      const titles = sections
        .filter((section) => section.sourceFile === page && section.parentSlug !== null)
        .map(({ number, title }) => wordsOf(`${number} ${title}`));
      expect(titles).toEqual(sourceHeadings(source(name, page)));
    }
    expect(new Set(sections.map((section) => section.slug)).size).toBe(sections.length);
  });

  it.each(STATES)(
    'lets no script, style or template tag of %s through, and gives every table header cells',
    (name) => {
      let tables = 0;
      for (const { html } of state(name).sections) {
        expect(html).not.toMatch(/<(script|style|iframe|form)|<[^>]*\s(on\w+|style)=|\{%|\{\{|\{:|<!--/i);
        for (const table of html.match(/<table>[\s\S]*?<\/table>/g) ?? []) {
          tables += 1;
          expect(table).toMatch(/<th scope="(?:col|row)"/);
        }
      }
      process.stdout.write(`${name}: ${tables} tables, all with header cells\n`);
      expect(tables).toBe(tablesOf(name));
    },
  );

  it.each(STATES)('keeps in %s the exact source of each section, in which each line is once', (name) => {
    const { sections } = state(name);
    for (const page of pagesOf(name).filter(
      (file) => file !== 'connaissance-medicale.md' && file !== 'doctrine.md',
    ))
      expect(
        sections
          .filter((section) => section.sourceFile === page)
          .map((section) => section.markdown)
          .join('\n')
          .trim(),
      ).toBe(source(name, page).trim());
  });

  it('keeps the identity of blocks from one state to the next, also of all that moved word for word', () => {
    const flat = (doctrine: ParsedDoctrine) =>
      doctrine.sections.flatMap(({ slug, sourceFile, blocks }) =>
        blocks.map((block) => ({ ...block, section: slug, page: sourceFile })),
      );
    let made = 0;
    const newId = (): string => `id-${(made += 1)}`;
    const first = flat(state(STATES[0])).map((block) => ({ ...block, id: newId() }));
    const second = flat(state(STATES[1]));
    const start = process.cpuUsage();
    const identified = assignBlockIds(first, second, newId);
    const { user, system } = process.cpuUsage(start);
    const ms = Math.round((user + system) / 1_000);
    const count = (origin: string): number => identified.filter((block) => block.origin === origin).length;

    const pagesBefore = new Map<string, Set<string>>();
    const pagesAfter = new Map<string, Set<string>>();
    const note = (map: Map<string, Set<string>>, block: { text: string; page: string }): void => {
      map.set(block.text, (map.get(block.text) ?? new Set()).add(block.page));
    };
    first.forEach((block) => note(pagesBefore, block));
    second.forEach((block) => note(pagesAfter, block));
    const moved = second.flatMap((block, index) => {
      const before = pagesBefore.get(block.text);
      const left = before && ![...before].some((page) => pagesAfter.get(block.text)?.has(page));
      return left && block.kind !== 'heading' ? [{ block, identity: identified[index] }] : [];
    });
    const kept = moved.filter(
      ({ block, identity }) =>
        identity?.previous !== null && first[identity?.previous ?? -1]?.text === block.text,
    );
    process.stdout.write(
      `identities: ${count('kept')} kept, ${count('moved')} moved, ${count('reworded')} reworded, ${count('new')} new of ${second.length}, ${ms} ms; ` +
        `moved word for word between pages: ${kept.length} of ${moved.length} kept\n`,
    );
    expect(new Set(identified.map((block) => block.id)).size).toBe(identified.length);
    expect(moved.length).toBeGreaterThanOrEqual(26);
    expect(kept.length).toBe(moved.length);
    expect(ms).toBeLessThan(2_000);

    const section = state(STATES[1]).sections[0];
    if (!section) throw new Error('no section');
    const html = placeBlockIds(
      section.html,
      identified.slice(0, section.blocks.length).map((block) => block.id),
    );
    expect(html.match(/ id="b-[^"]+" data-block="id-\d+"/g)?.length).toBe(section.blocks.length - 1);
  });

  it('plans the passage from one state to the next', () => {
    const start = performance.now();
    const plan = planImport(state(STATES[0]).sections, state(STATES[1]).sections);
    process.stdout.write(
      `plan: ${JSON.stringify(plan.totals)} ${JSON.stringify(plan.blocks)} ${Math.round(performance.now() - start)} ms\n`,
    );
    expect(plan.totals.unchanged).toBeGreaterThan(50);
    expect(plan.sections.every(({ why }) => why.endsWith('.'))).toBe(true);
    const same = planImport(state(STATES[1]).sections, state(STATES[1]).sections);
    expect(same.totals.unchanged).toBe(same.sections.length);
  });
});
