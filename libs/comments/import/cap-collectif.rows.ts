import {
  ImportedArgument,
  ImportedAuthor,
  ImportedPosition,
  ImportedProposal,
  ImportedSource,
  ImportedTally,
} from './imported-comment';
import { isSafeLink, markdownHeading, markdownOfHtml, markdownOfPlainText, visibleText } from './markdown-of';
import { RowReader } from './row-reader';

/** Longest body that is written on the platform itself; imported ones may be longer, and are counted. */
export const COMMENT_LENGTH = 20_000;

/** Cap Collectif’s two words for the stance of an argument. */
const POSITIONS: Readonly<Record<string, ImportedPosition>> = { pour: 'for', contre: 'against' };

/** What differs between the two files; the rest of a row is read by the functions below. */
export interface RowOrigin {
  author: ImportedAuthor | null;
  proposalId: string;
}

/** A proposal, or null when something of it is refused. */
export function proposalOf(
  row: RowReader,
  given: {
    author: ImportedAuthor | null;
    sectionKey: string | null;
    votes: ImportedTally;
    body: { field: string; format: 'html' | 'plain' };
    annexes: readonly RowReader[];
  },
): ImportedProposal | null {
  const externalId = row.id('id');
  const title = row.requiredText('titre');
  const createdAt = row.requiredInstant('cree_le');
  const updatedAt = row.instant('modifie_le');
  const binned = row.flag('corbeille') ?? false;
  const ranking = row.count('classement');
  const versionCount = row.count('nb_versions');
  const statement = bodyOf(row, given.body.field, given.body.format);
  const annexes = given.annexes.map(annexOf).filter((annex) => annex !== null);
  warnReversed(row, createdAt, updatedAt);
  if (!row.sound || !given.author || given.sectionKey === null) return null;
  if (externalId === null || title === null || createdAt === null || statement === null) return null;
  const body = [statement, ...annexes].join('\n\n');
  warnLong(row, body);
  return {
    kind: 'proposal',
    externalId,
    sourceRef: `proposition:${externalId}`,
    where: row.locate(),
    author: given.author,
    createdAt,
    sectionKey: given.sectionKey,
    title: oneLine(title),
    statement,
    body,
    annexCount: annexes.length,
    updatedAt,
    votes: given.votes,
    binned,
    ranking,
    versionCount,
  };
}

/** An argument, or null when something of it is refused. */
export function argumentOf(row: RowReader, field: string, origin: RowOrigin): ImportedArgument | null {
  const externalId = row.id('id');
  const position = row.word('sens', POSITIONS);
  const createdAt = row.requiredInstant('cree_le');
  const updatedAt = row.instant('modifie_le');
  const binned = row.flag('corbeille') ?? false;
  const votes = row.count('votes');
  const body = bodyOf(row, field, 'plain');
  warnReversed(row, createdAt, updatedAt);
  if (!row.sound || !origin.author || externalId === null || position === null) return null;
  if (createdAt === null || body === null) return null;
  warnLong(row, body);
  return {
    kind: 'argument',
    externalId,
    sourceRef: `argument:${externalId}`,
    where: row.locate(),
    author: origin.author,
    createdAt,
    proposalId: origin.proposalId,
    position,
    body,
    updatedAt,
    votes: supportOf(votes),
    binned,
  };
}

/** A reference, or null when something of it is refused. A link that is not http(s) is dropped with a warning. */
export function sourceOf(
  row: RowReader,
  fields: { body: string; category: string },
  origin: RowOrigin,
): ImportedSource | null {
  const externalId = row.id('id');
  const title = row.requiredText('titre');
  const createdAt = row.requiredInstant('cree_le');
  const category = row.text(fields.category);
  const votes = row.count('votes');
  const body = bodyOf(row, fields.body, 'plain');
  const address = row.text('lien')?.trim() ?? null;
  const url = address !== null && /^https?:/iu.test(address) && isSafeLink(address) ? address : null;
  if (address !== null && url === null) warnDropped(row, 'lien', address);
  if (!row.sound || !origin.author || externalId === null) return null;
  if (title === null || createdAt === null || body === null) return null;
  warnLong(row, body);
  return {
    kind: 'source',
    externalId,
    sourceRef: `source:${externalId}`,
    where: row.locate(),
    author: origin.author,
    createdAt,
    proposalId: origin.proposalId,
    title: oneLine(title),
    url,
    body,
    category,
    votes: supportOf(votes),
  };
}

/** The tally of a proposal. A total that is not the sum is kept as the source says it, with a warning. */
export function tallyOf(row: RowReader, names: Record<keyof ImportedTally, string>): ImportedTally {
  const votes: ImportedTally = {
    for: row.count(names.for),
    mixed: row.count(names.mixed),
    against: row.count(names.against),
    total: row.count(names.total),
  };
  if (votes.for !== null && votes.mixed !== null && votes.against !== null) {
    const sum = votes.for + votes.mixed + votes.against;
    if (votes.total === null) votes.total = sum;
    else if (votes.total !== sum) {
      row.report.warn(
        row.locate(names.total),
        'tally-mismatch',
        `le total annoncé (${votes.total}) n’est pas la somme des votes (${sum}) ; les deux sont gardés.`,
      );
    }
  }
  return votes;
}

function supportOf(votes: number | null): ImportedTally {
  return { for: votes, mixed: null, against: null, total: votes };
}

function bodyOf(row: RowReader, field: string, format: 'html' | 'plain'): string | null {
  const text = row.requiredText(field);
  if (text === null) return null;
  const markdown = format === 'html' ? markdownOf(row, field, text) : markdownOfPlainText(text);
  if (markdown !== '' && (format === 'plain' || visibleText(text) !== '')) return markdown;
  row.report.fault(
    row.locate(field),
    'missing-field',
    'le texte est vide une fois sa mise en forme retirée.',
  );
  return null;
}

function annexOf(row: RowReader): string | null {
  const title = row.requiredText('titre');
  const text = row.text('corps_html');
  row.warnUnknown(ANNEX_FIELDS);
  const markdown = text === null ? '' : markdownOf(row, 'corps_html', text);
  if (markdown === '') {
    row.report.warn(row.locate(), 'empty-annex', 'cette annexe n’a pas de texte, elle n’est pas reprise.');
    return null;
  }
  return title === null ? null : `${markdownHeading(oneLine(title))}\n\n${markdown}`;
}

const ANNEX_FIELDS = new Set(['titre', 'corps_html']);

function markdownOf(row: RowReader, field: string, html: string): string {
  const { markdown, droppedLinks, droppedPictures } = markdownOfHtml(html);
  for (const address of droppedLinks) warnDropped(row, field, address);
  for (const address of droppedPictures) {
    row.report.warn(
      row.locate(field),
      'picture-dropped',
      `une image est remplacée par un lien (${address.slice(0, 80)}).`,
    );
  }
  return markdown;
}

function warnDropped(row: RowReader, field: string, address: string): void {
  row.report.warn(
    row.locate(field),
    'link-dropped',
    `le lien « ${address.slice(0, 80)} » n’est pas une adresse web sûre : il est retiré, le texte est gardé.`,
  );
}

function warnReversed(row: RowReader, createdAt: Date | null, updatedAt: Date | null): void {
  if (createdAt && updatedAt && updatedAt < createdAt) {
    row.report.warn(row.locate('modifie_le'), 'dates-reversed', 'la modification précède la création.');
  }
}

function warnLong(row: RowReader, body: string): void {
  if (body.length > COMMENT_LENGTH) {
    row.report.warn(
      row.locate(),
      'long-body',
      `le texte compte ${body.length} caractères, plus que les ${COMMENT_LENGTH} d’une contribution en ligne ; il est gardé entier.`,
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' ').trim();
}
