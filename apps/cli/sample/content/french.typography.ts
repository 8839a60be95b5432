/** What is not prose: addresses, code, link targets, the rule under a table's header, markers of notes. */
const NOT_PROSE = /`[^`\n]+`|\]\([^)]*\)|https?:\/\/[^\s)>\]]+|^\|[ :|-]+\|$|\[\^[^\]]+\]:?/gmu;

const RULES: readonly (readonly [RegExp, string])[] = [
  [/'/u, 'straight apostrophe'],
  [/"/u, 'straight quotation mark'],
  [/\.\.\./u, 'three full stops for an ellipsis'],
  [
    /(?<![\u202F!?])(?:[;?]|!(?!\[))/u,
    'no narrow no-break space before a semicolon, an exclamation or a question mark',
  ],
  [/(?<!\u00A0):(?=\s|$)/u, 'no no-break space before a colon'],
  [/«(?!\u00A0)/u, 'no no-break space after an opening guillemet'],
  [/(?<!\u00A0)»/u, 'no no-break space before a closing guillemet'],
];

/**
 * What the text breaks of the rules of the Imprimerie nationale that a machine can see: apostrophes, quotation marks
 * and the spaces that belong to them. Prose and Markdown only: HTML entities would be taken for semicolons.
 */
export function typographyFaults(text: string): string[] {
  const prose = text.replace(NOT_PROSE, '');
  return RULES.flatMap(([rule, name]) => {
    const found = rule.exec(prose);
    return found ? [`${name}: …${prose.slice(Math.max(0, found.index - 30), found.index + 10)}…`] : [];
  });
}
