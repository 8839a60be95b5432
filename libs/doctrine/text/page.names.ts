import { parse } from 'yaml';
import { slugOf } from './text.normalise';

/** What a page's file name says: "A.4.1-slug.md" has number A.4.1; "03-slug.md" is only a place in the order. */
export interface PageName {
  file: string;
  slug: string;
  number: string;
  words: string;
}

export function readPageName(file: string): PageName {
  const base = file.replace(/^.*\//, '').replace(/\.md$/i, '');
  const match = /^((?:[A-Z]|\d{1,3})(?:\.\d{1,3})*)[-_ ]+(.+)$/.exec(base);
  const number = match?.[1] && !match[1].startsWith('0') ? match[1] : '';
  const rest = match?.[2] ?? base;
  const words = rest.replace(/[-_]+/g, ' ').trim();
  return { file, slug: slugOf(rest), number, words: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** index.md first, then by name with numbers in their natural order: 00, 01, A, A.1, A.2, A.10, B. */
export function comparePages(a: PageName, b: PageName): number {
  const index = Number(b.file === 'index.md') - Number(a.file === 'index.md');
  return (
    index ||
    new Intl.Collator('fr', { numeric: true }).compare(
      a.file.replace(/\.md$/i, ''),
      b.file.replace(/\.md$/i, ''),
    )
  );
}

/** Number of the page above: A.4 for A.4.1, or the nearest number above that has a page. */
export function numberAbove(number: string, known: ReadonlySet<string>): string | null {
  for (let above = number; above.includes('.');) {
    above = above.slice(0, above.lastIndexOf('.'));
    if (known.has(above)) return above;
  }
  return null;
}

/** The parts of an implementation guide's `sushi-config.yaml` that matter here. Anything else, or a file that is no YAML, is ignored. */
export interface GuideConfig {
  title: string | null;
  pages: { file: string; title: string }[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readGuideConfig(yaml: string): GuideConfig {
  let config: unknown;
  try {
    config = parse(yaml, { logLevel: 'silent' });
  } catch {
    return { title: null, pages: [] };
  }
  if (!isRecord(config)) return { title: null, pages: [] };
  const pages: GuideConfig['pages'] = [];
  const collect = (entries: unknown, depth: number): void => {
    if (!isRecord(entries) || depth > 5) return;
    for (const [file, page] of Object.entries(entries)) {
      if (!/\.(?:md|html)$/i.test(file)) continue;
      const title = isRecord(page) && typeof page.title === 'string' ? page.title : '';
      pages.push({ file: file.replace(/\.html$/i, '.md'), title });
      collect(page, depth + 1);
    }
  };
  collect(config.pages, 0);
  return { title: typeof config.title === 'string' ? config.title : null, pages };
}
