/** Element names that a page may mean as HTML. Others, like `<Domaine>` in a UML stereotype, are words of the text. */
const HTML_NAMES = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption ' +
    'figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend ' +
    'li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p ' +
    'param picture plaintext pre progress q rp rt ruby s samp script search section select slot small source span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
);

/** Raw HTML in which only tags of HTML remain tags; the rest is escaped and so stays readable. */
export function escapeUnknownTags(html: string): string {
  return html.replace(/<(\/?)([a-z][^\s/>]*)/gi, (whole, slash: string, name: string) =>
    HTML_NAMES.has(name.toLowerCase()) ? whole : `&lt;${slash}${name}`,
  );
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that HTML lets authors leave open; counting them as nested would refuse honest lists. */
const LEFT_OPEN = new Set('p li dt dd tr td th thead tbody tfoot option'.split(' '));

const ITEM = /^([ \t]*)(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

/** Line (from 1) at which elements or Markdown containers are nested deeper than `most`, or null. One pass, no recursion. */
export function tooDeepAt(text: string, most: number): number | null {
  const lines = text.split('\n');
  let depth = 0;
  /** Indentation of the lists that a line stands in, the outermost first. */
  let lists: number[] = [];
  for (const [index, line] of lines.entries()) {
    const indent = ITEM.exec(line)?.[1]?.length;
    if (indent !== undefined) lists = [...lists.filter((outer) => outer < indent), indent];
    else if (/^\S/.test(line)) lists = [];
    if (lists.length > most) return index + 1;
    const lead = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*/.exec(line)?.[0] ?? '';
    if ((lead.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) > most) return index + 1;
    for (const [, slash, name = ''] of line.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
      const tag = name.toLowerCase();
      if (!HTML_NAMES.has(tag) || VOID.has(tag) || LEFT_OPEN.has(tag)) continue;
      depth = slash ? Math.max(0, depth - 1) : depth + 1;
      if (depth > most) return index + 1;
    }
  }
  return null;
}

/** Opens HTML that goes on to the next blank line, in which Markdown looks for no marks (CommonMark, HTML blocks of the sixth kind). */
const HTML_BLOCK = /^ {0,3}<(?:table|dl|details|figure)[\s>]/i;
/**
 * What ends such HTML early for the reader of pages: it parts headings and closed elements from what follows, and takes template
 * tags out.
 */
const HTML_BLOCK_END =
  /^ {0,3}(?:<h[1-6][\s>]|#{1,6}\s|<\/(?:div|table|ul|ol|blockquote|figure|p|dl|details)>\s*$)|<\/h[1-6]>\s*$|\{[{%:]|[}%]\}|<!--|-->/i;

/**
 * Line (from 1) of a paragraph in which so many emphasis marks, brackets, backticks or backslashes stand that pairing them would
 * take the parser the square of their number, or null.
 */
export function tooIntricateAt(text: string, most: number): number | null {
  let marks = 0;
  let before = '';
  let inHtml = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isBlank = line.trim() === '';
    if (isBlank) marks = 0;
    if (inHtml) inHtml = !isBlank && !HTML_BLOCK_END.test(before) && !HTML_BLOCK_END.test(line);
    else inHtml = before.trim() === '' && HTML_BLOCK.test(line) && !HTML_BLOCK_END.test(line);
    before = line;
    if (inHtml) continue;
    marks += line.match(/[*_~]+|[[\]`\\]/g)?.length ?? 0;
    if (marks > most) return index + 1;
  }
  return null;
}

/** Cells, elements, notes, and what becomes a link by itself. */
const PARTS = /\||<[a-z]|@|:\/\/|www\.|\[\^/gi;
/** Columns of indentation that may stand for one list in another. */
const INDENT = 2;

/**
 * Line (from 1) at which a text has more than `most` parts, or null: lines, the lists and quotations that each opens or goes on
 * in, cells, elements and bare addresses. Each of them costs the parser and the printer about a fifth of a millisecond.
 */
export function tooManyAt(text: string, most: number): number | null {
  let parts = 0;
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') depth = 0;
    const lead = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*/.exec(line)?.[0] ?? '';
    const markers = lead.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    if (markers > 0)
      depth = Math.max(depth, markers + Math.floor((lead.length - lead.trimStart().length) / INDENT));
    parts += 1 + depth + (line.match(PARTS)?.length ?? 0);
    if (parts > most) return index + 1;
  }
  return null;
}

const LINK_IN_HTML = /\[([^[\]<>]{1,200})\]\(([^()<>"\s]{1,500})\)/g;

/** Markdown links that authors write inside raw HTML, where no parser looks for them. Tags themselves are left alone. */
export function linkInsideHtml(html: string): string {
  if (!html.includes('](')) return html;
  return html
    .split(/(<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(LINK_IN_HTML, '<a href="$2">$1</a>')))
    .join('');
}
