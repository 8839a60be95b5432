import type { Element, ElementContent, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';

const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

const styleOf = (node: Element): string =>
  typeof node.properties.style === 'string' ? node.properties.style : '';

/** Whether every word of a cell is bold or italic, by element or by style (an inner `font-weight:normal` undoes an outer bold). */
function isEmphasised(node: ElementContent, inherited: boolean): boolean {
  if (node.type === 'text') return inherited || node.value.trim() === '';
  if (node.type !== 'element') return true;
  const style = styleOf(node);
  let emphasised = inherited || /^(?:strong|b|em|i)$/.test(node.tagName);
  if (/font-weight\s*:\s*(?:bold|[6-9]00)|font-style\s*:\s*italic/i.test(style)) emphasised = true;
  else if (/font-weight\s*:\s*(?:normal|400)/i.test(style)) emphasised = false;
  return node.children.every((child) => isEmphasised(child, emphasised));
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter((child): child is Element => isElement(child) && /^t[dh]$/.test(child.tagName));

const isHeaderRow = (row: Element): boolean => {
  const cells = cellsOf(row);
  return cells.length > 0 && cells.every((cell) => textOf(cell).trim() !== '' && isEmphasised(cell, false));
};

function promote(row: Element, scope: 'col' | 'row', cells = cellsOf(row)): void {
  for (const cell of cells) {
    cell.tagName = 'th';
    cell.properties.scope ??= scope;
  }
}

const visibleRow = (row: Element): boolean => cellsOf(row).some((cell) => textOf(cell).trim() !== '');

/**
 * Gives a table its header cells, as RGAA 5.7 asks. A `thead` or existing `th` are trusted and get their scope. A raw table without
 * any gets the first row when all its cells are emphasised from end to end (and later rows of the same kind: they head what is
 * below them); else the first column when it alone is emphasised; else the first row, and the caller should warn: somebody has to
 * look at it. Must run before sanitising, which takes the styles away. Returns whether the choice was a guess.
 */
export function giveHeaders(table: Element): { guessed: boolean } {
  const rows: { row: Element; inHead: boolean }[] = [];
  const collect = (node: Element, inHead: boolean): void => {
    for (const child of node.children) {
      if (!isElement(child) || child.tagName === 'table') continue;
      if (child.tagName === 'tr') rows.push({ row: child, inHead });
      else if (/^t(?:head|body|foot)$/.test(child.tagName)) collect(child, child.tagName === 'thead');
    }
  };
  collect(table, false);
  const filled = rows.filter(({ row }) => visibleRow(row));
  let found = false;
  for (const { row, inHead } of rows) {
    const cells = cellsOf(row);
    if (inHead) promote(row, 'col');
    const headers = cells.filter((cell) => cell.tagName === 'th');
    if (headers.length > 0) found = true;
    promote(row, headers.length === cells.length ? 'col' : 'row', headers);
  }
  const first = filled[0]?.row;
  if (found || !first) return { guessed: false };
  if (isHeaderRow(first)) {
    const every = filled.every(({ row }) => isHeaderRow(row));
    for (const { row } of filled)
      if (row === first || (!every && cellsOf(row).length > 1 && isHeaderRow(row))) promote(row, 'col');
    return { guessed: false };
  }
  const leading = filled.map(({ row }) => cellsOf(row)[0]);
  if (
    filled.length > 1 &&
    leading.every((cell) => cell && textOf(cell).trim() !== '' && isEmphasised(cell, false))
  ) {
    for (const { row } of filled) promote(row, 'row', cellsOf(row).slice(0, 1));
    return { guessed: false };
  }
  promote(first, 'col');
  return { guessed: true };
}

/** Every table of a tree. */
export function tablesOf(tree: Nodes): Element[] {
  const tables: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'table') tables.push(node);
  });
  return tables;
}
