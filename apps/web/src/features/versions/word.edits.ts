/** Words that became others. Empty before: an addition; empty after: a deletion. */
export interface WordEdit {
  before: string;
  after: string;
}

type Operations = readonly { kind: string; text: string }[];

/** What may part two words of one phrase. */
const SPACE = /^\s*$/;

/**
 * What was and what became, edit by edit, in the order of the text. Edits that only a space parts are one: each word of a phrase that was
 * rewritten would tell nothing alone. Edits of spaces alone are left out.
 */
export function editsOf(operations: Operations): WordEdit[] {
  const edits: WordEdit[] = [];
  let open: WordEdit | null = null;
  let between = '';
  for (const { kind, text } of operations) {
    if (kind === 'equal') {
      if (open && SPACE.test(between + text)) between += text;
      else [open, between] = [null, ''];
      continue;
    }
    if (!open) edits.push((open = { before: '', after: '' }));
    const side = kind === 'delete' ? 'before' : 'after';
    if (between !== '') {
      open.before += between;
      open.after += between;
      between = '';
    }
    open[side] += text;
  }
  return edits
    .map(({ before, after }) => ({ before: before.trim(), after: after.trim() }))
    .filter(({ before, after }) => before !== after);
}
