/** A text and what is selected in it, as a text field has them. */
export interface Selected {
  value: string;
  start: number;
  end: number;
}

/** What replaces a part of the text, and what is selected then: places in the text after. */
export interface Edit {
  from: number;
  to: number;
  put: string;
  start: number;
  end: number;
}

export const TOOLS = [
  'bold',
  'italic',
  'heading',
  'list',
  'numbered',
  'link',
  'table',
  'row',
  'column',
  'quote',
  'note',
] as const;
export type Tool = (typeof TOOLS)[number];

/** Words that stand where nothing is selected; French, like the text. */
const TABLE = '| Colonne | Colonne |\n| --- | --- |\n| Texte | Texte |\n';

/** What a button of the toolbar does to the text. Pressed again on the same words, bold, italic and marks of lines go away. */
export function editOf(tool: Tool, text: Selected): Edit {
  switch (tool) {
    case 'bold':
      return around(text, '**', 'gras');
    case 'italic':
      return around(text, '*', 'italique');
    case 'heading':
      return lines(text, /^#{1,6} /, () => '## ');
    case 'list':
      return lines(text, /^[-*+] /, () => '- ');
    case 'numbered':
      return lines(text, /^\d+[.)] /, (index) => `${String(index + 1)}. `);
    case 'quote':
      return lines(text, /^> ?/, () => '> ');
    case 'link':
      return link(text);
    case 'table':
      return block(text, TABLE);
    case 'row':
      return row(text);
    case 'column':
      return column(text);
    case 'note':
      return note(text);
    default:
      return tool satisfies never;
  }
}

function around({ value, start, end }: Selected, mark: string, placeholder: string): Edit {
  const words = value.slice(start, end);
  const { length } = mark;
  const isAround = (from: number, to: number): boolean =>
    value.slice(from - length, from) === mark &&
    value.slice(to, to + length) === mark &&
    // « **gras** » is not italic.
    (length > 1 || value[from - 2] !== mark || value[to + 1] !== mark);
  if (words !== '' && isAround(start, end))
    return { from: start - length, to: end + length, put: words, start: start - length, end: end - length };
  const put = words === '' ? placeholder : words;
  return {
    ...{ from: start, to: end, put: `${mark}${put}${mark}` },
    ...{ start: start + length, end: start + length + put.length },
  };
}

/** Begins each selected line with a mark, or takes it away where all have one. */
function lines({ value, start, end }: Selected, known: RegExp, mark: (index: number) => string): Edit {
  const from = start === 0 ? 0 : value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', Math.max(start, end - 1));
  const to = next < 0 ? value.length : next;
  const all = value.slice(from, to).split('\n');
  const isMarked = all.every((line) => known.test(line));
  const put = all.map((line, index) => `${isMarked ? '' : mark(index)}${line.replace(known, '')}`).join('\n');
  return { from, to, put, start: all.length === 1 ? from + put.length : from, end: from + put.length };
}

function link({ value, start, end }: Selected): Edit {
  const words = value.slice(start, end) || 'texte du lien';
  const address = 'https://';
  const at = start + words.length + 3;
  return { from: start, to: end, put: `[${words}](${address})`, start: at, end: at + address.length };
}

/** A block by itself, behind what is selected. */
function block({ value, end }: Selected, put: string): Edit {
  const next = value.indexOf('\n', end);
  const at = next < 0 ? value.length : next;
  const before = at === 0 ? '' : value[at - 1] === '\n' ? '\n' : '\n\n';
  const begin = at + before.length;
  return { from: at, to: at, put: `${before}${put}`, start: begin, end: begin + put.length };
}

/** A call where the cursor is, and its note at the end of the text. */
function note({ value, end }: Selected): Edit {
  const numbers = [...value.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number));
  const call = `[^${String(Math.max(0, ...numbers) + 1)}]`;
  const words = 'Texte de la note.';
  const rest = value.slice(end).replace(/\s+$/, '');
  const put = `${call}${rest}\n\n${call}: ${words}\n`;
  const at = end + put.length - words.length - 1;
  return { from: end, to: value.length, put, start: at, end: at + words.length };
}

const CELL = 'Texte';

/** Lines of the table in which the cursor is, with its first line's place in the text; null outside of a table. */
function tableAt({ value, end }: Selected): { from: number; lines: string[]; at: number } | null {
  const all = value.split('\n');
  const cursor = value.slice(0, end).split('\n').length - 1;
  const isRow = (line: string | undefined): boolean => /^\s*\|/.test(line ?? '');
  if (!isRow(all[cursor])) return null;
  let first = cursor;
  while (isRow(all[first - 1])) first -= 1;
  let last = cursor;
  while (isRow(all[last + 1])) last += 1;
  const from = all.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  return { from, lines: all.slice(first, last + 1), at: cursor - first };
}

const isRule = (line: string | undefined): boolean => /^[\s|:-]+$/.test(line ?? '');

/** Cells of a row; a bar behind a backslash is one of its words. */
const cellsOf = (line: string): number => line.trim().replace(/\\\|/g, '').split('|').length - 2;

/** A new row below the one with the cursor, never between the heads and their rule; without a table, a table. */
function row(text: Selected): Edit {
  const table = tableAt(text);
  if (!table) return block(text, TABLE);
  const { from, lines: rows, at } = table;
  const below = at === 0 && isRule(rows[1]) ? 1 : at;
  const place = from + rows.slice(0, below + 1).join('\n').length;
  const cells = Math.max(1, cellsOf(rows[0] ?? ''));
  const put = `\n|${` ${CELL} |`.repeat(cells)}`;
  return { from: place, to: place, put, start: place + 3, end: place + 3 + CELL.length };
}

/** A new column at the end of the table with the cursor; without a table, a table. */
function column(text: Selected): Edit {
  const table = tableAt(text);
  if (!table) return block(text, TABLE);
  const { from, lines: rows } = table;
  const to = from + rows.join('\n').length;
  const widened = rows.map((line, index) => {
    const cell = isRule(line) ? '---' : index === 0 ? 'Colonne' : CELL;
    return `${line.trimEnd()} ${cell} |`;
  });
  const put = widened.join('\n');
  const start = from + (widened[0] ?? '').length - 'Colonne |'.length;
  return { from, to, put, start, end: start + 'Colonne'.length };
}
