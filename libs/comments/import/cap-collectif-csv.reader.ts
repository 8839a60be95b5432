import { CsvError, parse, Parser } from 'csv-parse';
import { BrokenSourceError } from './broken-source';
import { argumentOf, proposalOf, sourceOf, tallyOf } from './cap-collectif.rows';
import { ConsultationReading, readConsultation, ScanContext, ScannedRow } from './consultation-reading';
import { ImportReport } from './import-report';
import { ImportedAuthor } from './imported-comment';
import { RowReader } from './row-reader';
import { readPieces, SourceDigest } from './source-file';

const COLUMNS = [
  'type_contenu',
  'id',
  'lie_a',
  'section',
  'titre',
  'sens',
  'contenu',
  'cree_le',
  'auteur',
  'votes_ok',
  'votes_mitige',
  'votes_nok',
  'votes',
  'corbeille',
  'lien',
] as const;

const KINDS: Readonly<Record<string, ScannedRow['kind']>> = {
  Proposition: 'proposal',
  Argument: 'argument',
  Source: 'source',
};

/** Longest row, in characters: beyond, a quotation mark was forgotten somewhere. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads a consultation from the CSV export of Cap Collectif’s structure (UTF-8, comma or semicolon, cells of several
 * lines): one row per proposal, argument or source, in any order. The whole file is validated first; see
 * ConsultationReading. Memory: one row at a time, and the ids.
 */
export function readCapCollectifCsv(file: string): Promise<ConsultationReading> {
  return readConsultation(file, 'csv', scanCsv);
}

async function* scanCsv(
  file: string,
  report: ImportReport,
  context: ScanContext,
): AsyncGenerator<ScannedRow, SourceDigest> {
  const rows = rowsOf(file);
  let header: string[] | null = null;
  let step = await rows.next();
  for (; !step.done; step = await rows.next()) {
    const { line, cells } = step.value;
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    if (header === null) {
      header = headerOf(cells, report);
      continue;
    }
    if (cells.length !== header.length) {
      report.fault(
        `ligne ${line}`,
        'broken-structure',
        `${header.length} colonnes sont attendues, cette ligne en a ${cells.length}.`,
      );
      continue;
    }
    const row = new RowReader(
      Object.fromEntries(header.map((name, index) => [name, cells[index]])),
      at(line),
      report,
    );
    const scanned = scannedRow(row, context);
    if (scanned) yield scanned;
  }
  if (header === null) throw new BrokenSourceError('ligne 1', 'le fichier est vide.');
  return step.value;
}

function at(line: number) {
  return (field?: string) => (field === undefined ? `ligne ${line}` : `ligne ${line}, colonne « ${field} »`);
}

function headerOf(cells: string[], report: ImportReport): string[] {
  const names = cells.map((name) => name.trim());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new BrokenSourceError('ligne 1', `des colonnes manquent : ${missing.join(', ')}.`);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new BrokenSourceError('ligne 1', `la colonne « ${twice} » figure deux fois.`);
  for (const name of names.filter((found) => !COLUMNS.some((column) => column === found))) {
    report.warn(
      `ligne 1, colonne « ${name} »`,
      'unknown-field',
      'cette colonne n’est pas connue, elle n’est pas reprise.',
    );
  }
  return names;
}

function scannedRow(row: RowReader, context: ScanContext): ScannedRow | null {
  const kind = row.word('type_contenu', KINDS);
  if (kind === null) return null;
  const base = { externalId: row.peekId('id'), where: row.locate() };
  const author = authorOf(row);
  switch (kind) {
    case 'proposal':
      return { ...base, kind, proposalId: null, record: proposalIn(row, author, context) };
    case 'argument': {
      const proposalId = parentOf(row);
      const record = argumentOf(row, 'contenu', { author, proposalId: proposalId ?? '' });
      return { ...base, kind, proposalId, record };
    }
    case 'source': {
      const proposalId = parentOf(row);
      const fields = { body: 'contenu', category: 'sens' };
      return {
        ...base,
        kind,
        proposalId,
        record: sourceOf(row, fields, { author, proposalId: proposalId ?? '' }),
      };
    }
  }
}

function proposalIn(row: RowReader, author: ImportedAuthor | null, context: ScanContext) {
  const votes = tallyOf(row, {
    for: 'votes_ok',
    mixed: 'votes_mitige',
    against: 'votes_nok',
    total: 'votes',
  });
  const sectionKey = sectionOf(row, context);
  return proposalOf(row, {
    author,
    sectionKey,
    votes,
    body: { field: 'contenu', format: 'plain' },
    annexes: [],
  });
}

function authorOf(row: RowReader): ImportedAuthor | null {
  const key = row.requiredText('auteur');
  return key === null ? null : { key, organisation: null, highlighted: null, administrator: null };
}

/** « Section 2 - Service public de la donnée »: title and subtitle. The file has no section ids, so the label is the key. */
function sectionOf(row: RowReader, context: ScanContext): string | null {
  const label = row.requiredText('section')?.trim() ?? null;
  if (label === null) return null;
  const cut = label.indexOf(' - ');
  const title = cut < 0 ? label : label.slice(0, cut);
  const subtitle = cut < 0 ? null : label.slice(cut + 3);
  return context.section({ key: label, externalId: null, title, subtitle, label });
}

/** « Proposition 61 »: the id of the proposal that the row belongs to. */
function parentOf(row: RowReader): string | null {
  const text = row.requiredText('lie_a');
  if (text === null) return null;
  const match = /^Proposition (\d{1,15})$/u.exec(text.trim());
  if (match?.[1] !== undefined) return String(Number(match[1]));
  row.report.fault(
    row.locate('lie_a'),
    'unknown-parent',
    `« ${text.slice(0, 40)} » ne désigne pas une proposition (exemple : Proposition 61).`,
  );
  return null;
}

interface CsvRow {
  /** Line on which the row begins. */
  line: number;
  cells: string[];
}

/** The rows with their first line. csv-parse counts the lines inside quoted cells twice, so ours are counted by bytes. */
async function* rowsOf(file: string): AsyncGenerator<CsvRow, SourceDigest> {
  const pieces = readPieces(file);
  const found: CsvRow[] = [];
  const lineEnds: number[] = [];
  let parser: Parser | null = null;
  let fed = 0;
  let line = 1;
  const onRecord = (cells: string[], { bytes }: { bytes: number }) => {
    found.push({ line, cells });
    while (lineEnds.length > 0 && (lineEnds[0] ?? 0) <= bytes) {
      lineEnds.shift();
      line += 1;
    }
    return null;
  };
  let step = await pieces.next();
  for (; !step.done; step = await pieces.next()) {
    const { bytes } = step.value;
    parser ??= parserFor(bytes, onRecord);
    fed += bytes.length;
    if (bytes.at(-1) === 0x0a) lineEnds.push(fed);
    const failure = await feed(parser, bytes);
    yield* found.splice(0);
    if (failure) throw brokenCsv(failure, line);
  }
  const failure = parser ? await finish(parser) : null;
  yield* found.splice(0);
  if (failure) throw brokenCsv(failure, line);
  return step.value;
}

function parserFor(
  firstLine: Buffer,
  onRecord: (cells: string[], context: { bytes: number }) => null,
): Parser {
  const header = firstLine.toString('utf8');
  const parser = parse({
    delimiter: header.includes(';') && !header.includes(',') ? ';' : ',',
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    on_record: onRecord,
  });
  parser.on('error', () => undefined); // told through the callbacks of write and end
  parser.resume();
  return parser;
}

function feed(parser: Parser, bytes: Buffer): Promise<Error | null> {
  return new Promise((resolve) => parser.write(bytes, (error) => resolve(error ?? null)));
}

function finish(parser: Parser): Promise<Error | null> {
  return new Promise((resolve) => {
    parser.once('error', resolve);
    parser.end(() => resolve(null));
  });
}

function brokenCsv(error: Error, line: number): BrokenSourceError {
  const code: string = error instanceof CsvError ? error.code : '';
  const where = `ligne ${line}`;
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BrokenSourceError(where, 'un guillemet ouvert sur cette ligne n’est jamais fermé.');
    case 'CSV_MAX_RECORD_SIZE':
      return new BrokenSourceError(
        where,
        'cette ligne est démesurée : un guillemet a sans doute été oublié.',
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new BrokenSourceError(where, 'un guillemet est mal placé dans cette ligne.');
    default:
      return new BrokenSourceError(where, `le CSV est mal formé (${error.message}).`);
  }
}
