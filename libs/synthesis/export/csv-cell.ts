/** Full-width forms are read as formulas by some spreadsheets; '|' and '%' start a DDE call in old ones. */
const TRIGGER = /^(?:'*[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|'*[\t\r])/u;

/**
 * Makes a spreadsheet read a cell as text (OWASP ASVS 5.0, 1.2.10): an apostrophe goes before whatever a spreadsheet could
 * take for a formula, also behind white space, control or invisible characters. Costs one character in texts that begin
 * with a dash or a list marker; `restoreCell` takes it away again.
 * Does not help a reader who opens the file with another separator than ';'.
 */
export function guardCell(text: string): string {
  return TRIGGER.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && TRIGGER.test(cell.slice(1)) ? cell.slice(1) : cell;
}
