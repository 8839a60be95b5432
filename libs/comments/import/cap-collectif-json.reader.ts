import { getManyValues, isMany, none } from 'stream-chain/defs.js';
import Assembler from 'stream-json/core/assembler.js';
import { jsonParser, Token } from 'stream-json/core/parser.js';
import { BrokenSourceError } from './broken-source';
import { argumentOf, proposalOf, sourceOf, tallyOf } from './cap-collectif.rows';
import { ConsultationReading, readConsultation, ScanContext, ScannedRow } from './consultation-reading';
import { ImportReport } from './import-report';
import { ImportedAuthor } from './imported-comment';
import { isObject, RowReader } from './row-reader';
import { readPieces, SourceDigest } from './source-file';

/** Deeper nesting is no consultation; it only costs memory. */
const DEEPEST = 32;

/** Keys that are read, by object. Others are named in a warning. */
const KNOWN = {
  proposal: new Set(
    'id titre section cree_le modifie_le auteur corps_html annexes votes classement nb_versions corbeille arguments sources'.split(
      ' ',
    ),
  ),
  section: new Set(['id', 'titre', 'sous_titre']),
  votes: new Set(['ok', 'mitige', 'nok', 'total']),
  author: new Set(['id', 'institution', 'vip', 'admin']),
  argument: new Set(['id', 'sens', 'corps', 'cree_le', 'modifie_le', 'votes', 'corbeille', 'auteur']),
  source: new Set(['id', 'titre', 'lien', 'corps', 'categorie', 'cree_le', 'votes', 'auteur']),
};

/**
 * Reads a consultation in Cap Collectif’s structure: `{ meta, opinions: [{ …, arguments: […], sources: […] }] }`.
 * The whole file is validated first; see ConsultationReading. Memory: one proposal at a time, and the ids.
 */
export function readCapCollectifJson(file: string): Promise<ConsultationReading> {
  return readConsultation(file, 'json', scanJson);
}

async function* scanJson(
  file: string,
  report: ImportReport,
  context: ScanContext,
): AsyncGenerator<ScannedRow, SourceDigest> {
  const members = membersOf(file);
  let step = await members.next();
  for (; !step.done; step = await members.next()) {
    const { key, index, value } = step.value;
    if (key === 'meta') context.about = isObject(value) ? value : null;
    else if (key !== 'opinions') {
      report.warn(`$.${key}`, 'unknown-field', 'ce champ n’est pas connu, il n’est pas repris.');
    } else {
      const place = `$.opinions[${index}]`;
      if (isObject(value)) yield* opinionRows(new RowReader(value, at(place), report), context);
      else report.fault(place, 'wrong-type', 'un objet est attendu ici.');
    }
  }
  return step.value;
}

function at(place: string) {
  return (field?: string) => (field === undefined ? place : `${place}.${field}`);
}

function* opinionRows(row: RowReader, context: ScanContext): Generator<ScannedRow> {
  row.warnUnknown(KNOWN.proposal);
  const proposalId = row.peekId('id');
  const votes = row.object('votes');
  votes?.warnUnknown(KNOWN.votes);
  const record = proposalOf(row, {
    author: authorOf(row),
    sectionKey: sectionOf(row, context),
    votes: votes
      ? tallyOf(votes, { for: 'ok', mixed: 'mitige', against: 'nok', total: 'total' })
      : { for: null, mixed: null, against: null, total: null },
    body: { field: 'corps_html', format: 'html' },
    annexes: row.list('annexes'),
  });
  yield { kind: 'proposal', externalId: proposalId, proposalId: null, where: row.locate(), record };
  for (const child of row.list('arguments')) {
    child.warnUnknown(KNOWN.argument);
    const origin = { author: authorOf(child), proposalId: proposalId ?? '' };
    yield {
      kind: 'argument',
      externalId: child.peekId('id'),
      proposalId,
      where: child.locate(),
      record: argumentOf(child, 'corps', origin),
    };
  }
  for (const child of row.list('sources')) {
    child.warnUnknown(KNOWN.source);
    const origin = { author: authorOf(child), proposalId: proposalId ?? '' };
    yield {
      kind: 'source',
      externalId: child.peekId('id'),
      proposalId,
      where: child.locate(),
      record: sourceOf(child, { body: 'corps', category: 'categorie' }, origin),
    };
  }
}

function authorOf(row: RowReader): ImportedAuthor | null {
  const author = row.object('auteur');
  if (!author) return null;
  author.warnUnknown(KNOWN.author);
  const key = author.requiredText('id');
  const flags = {
    organisation: author.flag('institution'),
    highlighted: author.flag('vip'),
    administrator: author.flag('admin'),
  };
  return key === null || !author.sound ? null : { key, ...flags };
}

function sectionOf(row: RowReader, context: ScanContext): string | null {
  const section = row.object('section');
  if (!section) return null;
  section.warnUnknown(KNOWN.section);
  const externalId = section.id('id');
  const title = section.requiredText('titre');
  const subtitle = section.text('sous_titre');
  if (!section.sound || externalId === null || title === null) return null;
  const label = subtitle === null ? title : `${title} - ${subtitle}`;
  return context.section({ key: externalId, externalId, title, subtitle, label });
}

interface Member {
  key: string;
  index: number;
  value: unknown;
}

/** The members of the root object, those of `opinions` one by one. */
async function* membersOf(file: string): AsyncGenerator<Member, SourceDigest> {
  const parse = jsonParser({ packValues: true, streamValues: false });
  const assembler = new Assembler();
  const state = { index: 0, opinions: false };
  const pieces = readPieces(file);
  let line = 1;
  let begun = false;
  let step = await pieces.next();
  for (; !step.done; step = await pieces.next()) {
    ({ line } = step.value);
    for (const token of tokensOf(parse, step.value.bytes.toString('utf8'), line)) {
      assembler.consume(token);
      begun = true;
      const member = memberIn(assembler, token, state, line);
      if (member) yield member;
    }
  }
  if (!begun) throw new BrokenSourceError('ligne 1', 'le fichier est vide.');
  if (!assembler.done) throw new BrokenSourceError(`ligne ${line}`, 'le fichier JSON s’arrête avant sa fin.');
  if (!state.opinions) throw new BrokenSourceError('$.opinions', 'la liste « opinions » manque.');
  return step.value;
}

function tokensOf(parse: ReturnType<typeof jsonParser>, text: string, line: number): Token[] {
  try {
    const parsed: unknown = parse(text);
    if (parsed === none || !isMany(parsed)) return [];
    return getManyValues(parsed) as Token[];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Parser ')) throw error;
    throw new BrokenSourceError(`ligne ${line}`, `le JSON est mal formé (${error.message}).`);
  }
}

/** The member that this token completes, taken out of the assembler so that it holds one at a time. */
function memberIn(
  assembler: Assembler,
  token: Token,
  state: { index: number; opinions: boolean },
  line: number,
): Member | null {
  const { current, depth } = assembler;
  if (depth > DEEPEST) throw new BrokenSourceError(`ligne ${line}`, 'le JSON est trop imbriqué.');
  if (token.name === 'keyValue') return null;
  const [key] = depth >= 1 ? assembler.path : [];
  if (depth <= 1 && !isObject(current)) {
    throw new BrokenSourceError(`ligne ${line}`, 'un objet JSON est attendu à la racine du fichier.');
  }
  if (depth === 2 && key === 'opinions' && Array.isArray(current)) {
    state.opinions = true;
    if (current.length === 0) return null;
    const value: unknown = current.pop();
    state.index += 1;
    return { key, index: state.index - 1, value };
  }
  if (depth === 1 && isObject(current)) {
    for (const [name, value] of Object.entries(current)) {
      Reflect.deleteProperty(current, name);
      if (name !== 'opinions') return { key: name, index: 0, value };
      if (!Array.isArray(value)) throw new BrokenSourceError('$.opinions', 'une liste est attendue ici.');
    }
  }
  return null;
}
