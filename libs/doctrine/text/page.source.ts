import { UnreadablePage } from './import.error';
import { readPageHead } from './page.head';
import type { ImportWarning } from './section.types';
import { tooDeepAt, tooIntricateAt } from './raw.html';

/** One line given to the parser, and the line of the source that it stands for (none when it was only put in to separate). */
export interface PageLine {
  text: string;
  source: { file: string; line: number; text: string } | null;
}

/** Beyond these no honest page goes, and the parser's time or stack would. */
const DEEPEST_NESTING = 60;
const MOST_MARKS_IN_A_PARAGRAPH = 1_500;

const newlines = (text: string): string => '\n'.repeat(text.split('\n').length - 1);
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Offsets between fences (``` or ~~~), where nothing is a comment or a template tag. */
function codeRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open: { mark: string; at: number } | null = null;
  let offset = 0;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && !open) open = { mark, at: offset };
    else if (mark && open && mark.startsWith(open.mark)) {
      ranges.push([open.at, offset + line.length]);
      open = null;
    }
    offset += line.length + 1;
  }
  if (open) ranges.push([open.at, text.length]);
  return ranges;
}

/** Replaces what stands between two marks, keeping the number of lines. One pass; `replace` gets the inside and the offset. */
function between(
  text: string,
  [start, end]: [string, string],
  replace: (inside: string, offset: number) => string | null,
  unclosed: (offset: number) => void,
): string {
  const code = codeRanges(text);
  let range = 0;
  let result = '';
  let done = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at)) {
    while (range < code.length && (code[range]?.[1] ?? 0) < at) range += 1;
    const fenced = code[range];
    if (fenced && at >= fenced[0]) {
      at = fenced[1];
      continue;
    }
    const close = text.indexOf(end, at + start.length);
    if (close < 0) {
      unclosed(at);
      break;
    }
    const after = close + end.length;
    const put = replace(text.slice(at + start.length, close), at);
    result += text.slice(done, at) + (put ?? '') + newlines(text.slice(at, after));
    done = after;
    at = after;
  }
  return result + text.slice(done);
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** FHIR publisher's include of a picture: `img.html img="x.png" caption="…"`; a file by itself is the picture. */
function figureOf(include: string): string {
  const name = /^include\s+(\S+)/.exec(include)?.[1] ?? '';
  const value = (key: string): string | undefined =>
    new RegExp(`\\b${key}\\s*=\\s*["']([^"']*)["']`).exec(include)?.[1];
  const caption = value('caption') ?? value('title') ?? '';
  const picture = value('img') ?? value('src') ?? name;
  return `<figure><img src="${escaped(picture)}" alt="${escaped(value('alt') ?? caption)}"><figcaption>${escaped(caption)}</figcaption></figure>`;
}

const LONGEST_TAG = 500;
const MOST_WARNINGS = 500;
/** Of what a page's head says; the rest is of the same kind. */
const MOST_NAMES = 10;
const INCLUDED_PAGE = /^include(?:_relative)?\s+(\S+\.md)\s*-?$/;
/** Stands around the name of an included page until its lines take the place; a page that holds this character is refused. */
const PLACE = '\u0000';

/** Takes template tags, comments and attribute lists out of a page's text, line for line. */
function withoutTemplate(file: string, text: string, warnings: ImportWarning[]): string {
  const warn = (within: string, at: number, message: string): void => {
    if (warnings.length < MOST_WARNINGS) warnings.push({ file, line: lineAt(within, at), message });
  };
  const comments = between(
    text,
    ['<!--', '-->'],
    () => null,
    (at) => {
      throw new UnreadablePage('un commentaire HTML « <!-- » n’est jamais refermé.', file, lineAt(text, at));
    },
  );
  const tags = between(
    comments,
    ['{%', '%}'],
    (inside, at) => {
      const tag = inside.slice(0, LONGEST_TAG).trim().replace(/^-\s*/, '');
      const page = INCLUDED_PAGE.exec(tag)?.[1];
      if (page) return `${PLACE}${page}${PLACE}`;
      if (tag.startsWith('include')) return figureOf(tag);
      if (!/^(?:end|else|raw|comment)/.test(tag))
        warn(
          comments,
          at,
          `La balise de gabarit « ${tag} » n’est pas interprétée : ce qu’elle encadre est conservé.`,
        );
      return null;
    },
    () => undefined,
  );
  const values = between(
    tags,
    ['{{', '}}'],
    (inside, at) => {
      warn(tags, at, `La valeur de gabarit « ${inside.slice(0, LONGEST_TAG).trim()} » est retirée.`);
      return null;
    },
    () => undefined,
  );
  return between(
    values,
    ['{:', '}'],
    () => null,
    () => undefined,
  )
    .replace(/<h7(?=[\s>])/gi, '<h6 data-level="7"')
    .replace(/<\/h7>/gi, '</h6>');
}

const HEADING = /^ {0,3}(?:<h[1-6][\s>]|#{1,6}\s+\S)/i;
const HEADING_END = /<\/h[1-6]>\s*$|^ {0,3}#{1,6}\s+\S/i;
const CLOSED = /^ {0,3}<\/(?:div|table|ul|ol|blockquote|figure|p)>\s*$/i;
const GOES_ON_IN_HTML = /^(?: {4}|\t)|^\s*</;
/** A link to a file whose name has spaces: kramdown takes it, CommonMark wants angle brackets. */
const SPACED_LINK = /\]\(([^()<>"\s][^()<>"\n]{0,300} [^()<>"\n]{0,300}\.\w{2,5})\)/g;

/**
 * Puts blank lines round headings and after closed HTML: CommonMark would take the lines that follow for HTML (a heading right after
 * `</div>` would be lost), the publisher's kramdown does not. Code is left alone.
 */
function separated(lines: PageLine[]): PageLine[] {
  const blank: PageLine = { text: '', source: null };
  let fence: string | null = null;
  return lines.flatMap((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
    if (fence !== null || mark) {
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence)) fence = null;
      return [line];
    }
    const next = lines[index + 1]?.text ?? '';
    const follows = next.trim() !== '';
    const before = HEADING.test(line.text) && (lines[index - 1]?.text ?? '').trim() !== '';
    const after =
      follows && (HEADING_END.test(line.text) || CLOSED.test(line.text)) && !GOES_ON_IN_HTML.test(next);
    const text = line.text.includes('](') ? line.text.replace(SPACED_LINK, '](<$1>)') : line.text;
    return [...(before ? [blank] : []), { ...line, text }, ...(after ? [blank] : [])];
  });
}

/**
 * A page as lines for the parser: its head, template tags (Liquid), attribute lists (kramdown) and comments taken out, included pages
 * put in their place; and the title that its head gives, or empty. Throws `UnreadablePage` for what no parser should be given.
 */
export function readPageLines(
  file: string,
  pages: ReadonlyMap<string, string>,
): { title: string; lines: PageLine[]; included: string[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const included: string[] = [];

  const read = (name: string): PageLine[] => {
    const source = pages.get(name) ?? '';
    const deep = tooDeepAt(source, DEEPEST_NESTING);
    if (deep !== null)
      throw new UnreadablePage(`plus de ${DEEPEST_NESTING} niveaux d’imbrication.`, name, deep);
    const intricate = tooIntricateAt(source, MOST_MARKS_IN_A_PARAGRAPH);
    if (intricate !== null)
      throw new UnreadablePage(
        `plus de ${MOST_MARKS_IN_A_PARAGRAPH} marques de mise en forme dans un même paragraphe.`,
        name,
        intricate,
      );
    const head = readPageHead(source);
    if (head.others.length > 0)
      warnings.push({
        file: name,
        line: 1,
        message: `L’en-tête de la page n’est pas repris : ${head.others.slice(0, MOST_NAMES).join(', ')}.`,
      });
    const originals = source.split('\n');
    const prepared = withoutTemplate(name, source, warnings).split('\n');
    return prepared.flatMap((text, index): PageLine[] => {
      if (index < head.lines) return [];
      const parts = text.split(PLACE);
      const source = { file: name, line: index + 1, text: originals[index] ?? '' };
      return parts.flatMap((part, at): PageLine[] =>
        at % 2 === 1 ? include(part, name, index + 1) : [{ text: part, source: at === 0 ? source : null }],
      );
    });
  };

  const include = (target: string, from: string, line: number): PageLine[] => {
    const page = target.replace(/^\.\//, '');
    if (!pages.has(page)) {
      return [{ text: figureOf(`include ${page}`), source: null }];
    }
    if (included.includes(page) || page === file) {
      warnings.push({
        file: from,
        line,
        message: `La page « ${page} » est déjà incluse : elle ne l’est qu’une fois.`,
      });
      return [];
    }
    included.push(page);
    const blank: PageLine = { text: '', source: null };
    return [blank, ...read(page), blank];
  };

  return {
    title: readPageHead(pages.get(file) ?? '').title,
    lines: separated(read(file)),
    included,
    warnings,
  };
}
