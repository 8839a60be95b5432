import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { toString } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Readers of the consultation's two files that share nothing with the import under test. */

export interface SourceTally {
  for: number | null;
  mixed: number | null;
  against: number | null;
  total: number | null;
}

/** One row of a file, as a reader of the platform ought to find it. */
export interface SourceItem {
  /** « argument:6146 ». */
  ref: string;
  kind: 'proposition' | 'argument' | 'source';
  /** The proposal that it answers or supports. */
  parentRef: string | null;
  /** « Section 1 - Ouverture des données publiques ». */
  section: string;
  position: 'for' | 'against' | null;
  title: string;
  /** Letters and figures of each of its texts, in order. */
  letters: string[];
  tally: SourceTally;
  createdAt: number;
  author: string;
  binned: boolean;
  url: string | null;
  category: string | null;
}

const html = unified().use(rehypeParse, { fragment: true });

/** Letters and figures alone: what conversions may change is spacing, marks and punctuation. */
export const lettersOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Of HTML: what the eye reads. */
export const lettersOfHtml = (text: string): string => lettersOf(toString(html.parse(text)));

/** The source let a few line breaks through into its plain texts. */
const lettersOfPlain = (text: string): string => lettersOf(text.replace(/<\/?br\s*\/?>/gi, ' '));

const support = (votes: number): SourceTally => ({ for: votes, mixed: null, against: null, total: votes });
const position = (word: string): 'for' | 'against' => (word === 'pour' ? 'for' : 'against');

interface JsonText {
  id: number;
  cree_le: string;
  auteur: { id: string };
}

interface JsonOpinion extends JsonText {
  titre: string;
  section: { titre: string; sous_titre: string | null };
  corps_html: string;
  annexes: { titre: string; corps_html: string | null }[];
  votes: { ok: number; mitige: number; nok: number; total: number };
  corbeille: boolean;
  arguments: (JsonText & { sens: string; corps: string; votes: number; corbeille: boolean })[];
  sources: (JsonText & {
    titre: string;
    lien: string | null;
    corps: string;
    categorie: string | null;
    votes: number;
  })[];
}

export function readJson(file: string): SourceItem[] {
  const { opinions } = JSON.parse(readFileSync(file, 'utf8')) as { opinions: JsonOpinion[] };
  return opinions.flatMap((opinion) => {
    const ref = `proposition:${opinion.id}`;
    const { titre, sous_titre } = opinion.section;
    const section = sous_titre ? `${titre} - ${sous_titre}` : titre;
    const common = (row: JsonText) => ({
      section,
      createdAt: Date.parse(row.cree_le),
      author: row.auteur.id,
      title: '',
      url: null,
      category: null,
      binned: false,
      position: null,
    });
    const annexes = opinion.annexes.flatMap(({ titre: heading, corps_html }) => {
      const letters = lettersOfHtml(corps_html ?? '');
      return letters ? [lettersOf(heading), letters] : [];
    });
    const proposal: SourceItem = {
      ...common(opinion),
      ref,
      kind: 'proposition',
      parentRef: null,
      title: opinion.titre,
      letters: [lettersOfHtml(opinion.corps_html), ...annexes],
      tally: {
        for: opinion.votes.ok,
        mixed: opinion.votes.mitige,
        against: opinion.votes.nok,
        total: opinion.votes.total,
      },
      binned: opinion.corbeille,
    };
    const argumentsOf = opinion.arguments.map((row): SourceItem => ({
      ...common(row),
      ref: `argument:${row.id}`,
      kind: 'argument',
      parentRef: ref,
      position: position(row.sens),
      letters: [lettersOfPlain(row.corps)],
      tally: support(row.votes),
      binned: row.corbeille,
    }));
    const sourcesOf = opinion.sources.map((row): SourceItem => ({
      ...common(row),
      ref: `source:${row.id}`,
      kind: 'source',
      parentRef: ref,
      title: row.titre,
      letters: [lettersOfPlain(row.corps)],
      tally: support(row.votes),
      url: row.lien,
      category: row.categorie,
    }));
    return [proposal, ...argumentsOf, ...sourcesOf];
  });
}

type CsvColumn =
  | 'type_contenu'
  | 'id'
  | 'lie_a'
  | 'section'
  | 'titre'
  | 'sens'
  | 'contenu'
  | 'cree_le'
  | 'auteur'
  | 'votes_ok'
  | 'votes_mitige'
  | 'votes_nok'
  | 'votes'
  | 'corbeille'
  | 'lien';

export function readCsv(file: string): SourceItem[] {
  const rows = parse(readFileSync(file), { columns: true }) as unknown as Record<CsvColumn, string>[];
  return rows.map((row): SourceItem => {
    const kind = row.type_contenu.toLowerCase() as SourceItem['kind'];
    const isProposal = kind === 'proposition';
    return {
      ref: `${kind}:${row.id}`,
      kind,
      parentRef: isProposal ? null : row.lie_a.toLowerCase().replace(' ', ':'),
      section: row.section,
      position: kind === 'argument' ? position(row.sens) : null,
      title: row.titre,
      letters: [lettersOfPlain(row.contenu)],
      tally: isProposal
        ? {
            for: Number(row.votes_ok),
            mixed: Number(row.votes_mitige),
            against: Number(row.votes_nok),
            total: Number(row.votes),
          }
        : support(Number(row.votes)),
      createdAt: Date.parse(row.cree_le),
      author: row.auteur,
      binned: row.corbeille === 'True',
      url: row.lien || null,
      category: kind === 'source' ? row.sens : null,
    };
  });
}
