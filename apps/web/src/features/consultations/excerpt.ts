/** The first words of a text in Markdown, without its marks, cut between two words. `most` in characters. */
export function excerptOf(markdown: string, most = 180): string {
  const plain = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:[>#]+|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/(?<![\p{L}\p{N}])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > most / 2 ? end : most).replace(/[\s.,;:!?\u00A0\u202F]+$/, '')}…`;
}
