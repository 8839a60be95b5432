import { parse } from 'yaml';

/** What a page says of itself above its text, between « --- » (YAML, as Jekyll and pandoc have it) or « +++ » (TOML, as Hugo has it). */
export interface PageHead {
  /** Lines that are no text of the page. */
  lines: number;
  title: string;
  /** Names of what else it says, for none of it is kept. */
  others: string[];
}

const NONE: PageHead = { lines: 0, title: '', others: [] };
const LONGEST_HEAD = 200;

const entriesOfYaml = (text: string): [string, unknown][] | null => {
  try {
    const read: unknown = parse(text, { logLevel: 'silent' });
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? Object.entries(read) : null;
  } catch {
    return null;
  }
};

/** Names and quoted values of the first level: a title is a quoted string there. */
const entriesOfToml = (text: string): [string, unknown][] =>
  text.split('\n').flatMap((line): [string, unknown][] => {
    const [, name, value] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, /^(["'])(.*)\1\s*$/.exec(value ?? '')?.[2]]];
  });

/** Reads the head of a page, if it has one: a line under a heading or between two paragraphs begins none. Lines end with "\n". */
export function readPageHead(source: string): PageHead {
  const lines = source.split('\n', LONGEST_HEAD);
  const mark = lines[0]?.trimEnd();
  if (mark !== '---' && mark !== '+++') return NONE;
  const end = lines.findIndex((line, at) => at > 0 && [mark, '...'].includes(line.trimEnd()));
  if (end < 0) return NONE;
  const inside = lines.slice(1, end).join('\n');
  const entries = inside.trim() === '' ? [] : mark === '---' ? entriesOfYaml(inside) : entriesOfToml(inside);
  if (entries === null) return NONE;
  const title = entries.find(([name]) => name === 'title')?.[1];
  return {
    lines: end + 1,
    title: typeof title === 'string' ? title : '',
    others: entries.map(([name]) => name).filter((name) => name !== 'title'),
  };
}
