/**
 * What a past consultation says, in our words: the records that an importer writes.
 *
 * Each field names its origin in Cap Collectif’s structure: first the JSON key, then the CSV column, or « none »
 * where one of the two files does not carry it (the value is then null, never a guess).
 */

/** What a participant thinks of a text. Cap Collectif: ok → for, mitige → mixed, nok → against; pour → for; contre → against. */
export type ImportedPosition = 'for' | 'mixed' | 'against';

/**
 * Votes of which the source knows only the number. Shown as such; voters are never invented.
 * null: the source does not say, or its interface did not offer that choice (an argument can only be supported).
 */
export interface ImportedTally {
  for: number | null;
  mixed: number | null;
  against: number | null;
  total: number | null;
}

/** Who wrote, as the source calls them. The file is pseudonymised: a key, no name and no address. */
export interface ImportedAuthor {
  /** JSON auteur.id; CSV auteur. Lasting within the file: two texts with one key have one author. */
  key: string;
  /** JSON auteur.institution; CSV none. True: the writer is an organisation, not a person. */
  organisation: boolean | null;
  /** JSON auteur.vip; CSV none. The source put the author forward. */
  highlighted: boolean | null;
  /** JSON auteur.admin; CSV none. The author ran the source’s platform. */
  administrator: boolean | null;
}

/** A part of the text that was consulted on. */
export interface ImportedSection {
  /** What proposals refer to. JSON: section.id as text; CSV: the label, since the file has no id. */
  key: string;
  /** JSON section.id; CSV none. */
  externalId: string | null;
  /** JSON section.titre; CSV: the part of section before « - ». Repeats from one title of the bill to the next. */
  title: string;
  /** JSON section.sous_titre; CSV: the part of section after « - ». Tells sections of one title apart. */
  subtitle: string | null;
  /** Title and subtitle as the CSV writes them: the same in both files. */
  label: string;
  /** From 0, in the order in which the file names them. */
  position: number;
}

interface ImportedText {
  /** JSON id; CSV id. Unique among records of one kind only. */
  externalId: string;
  /** Kind and id, unique in the file: « proposition:61 ». */
  sourceRef: string;
  /** Where the file has it, for messages: a JSON path or a line. */
  where: string;
  author: ImportedAuthor;
  /** JSON cree_le; CSV cree_le. */
  createdAt: Date;
}

/** A proposal: it becomes a root comment. JSON opinions[]; CSV type_contenu « Proposition ». */
export interface ImportedProposal extends ImportedText {
  kind: 'proposal';
  sectionKey: string;
  /** JSON titre; CSV titre. */
  title: string;
  /** Markdown, without raw HTML or pictures. JSON corps_html; CSV contenu (plain text, the formatting is lost there). */
  statement: string;
  /** The statement, then each annex under its title. JSON also annexes[]; CSV none. This is what a comment is made of. */
  body: string;
  /** Annexes that have a text. JSON annexes[]; CSV none (0). */
  annexCount: number;
  /** JSON modifie_le; CSV none. */
  updatedAt: Date | null;
  /** JSON votes; CSV votes_ok, votes_mitige, votes_nok, votes. */
  votes: ImportedTally;
  /** Moderators of the source put it in the bin: kept, and to be shown as refused. JSON corbeille; CSV corbeille. */
  binned: boolean;
  /** Rank by support. JSON classement; CSV none. */
  ranking: number | null;
  /** How many alternative wordings were proposed; their texts are not in the file. JSON nb_versions; CSV none. */
  versionCount: number | null;
}

/** An argument: it becomes a reply with a position. JSON opinions[].arguments[]; CSV type_contenu « Argument ». */
export interface ImportedArgument extends ImportedText {
  kind: 'argument';
  /** externalId of the proposal that it answers. JSON: by nesting; CSV lie_a « Proposition 61 ». */
  proposalId: string;
  /** JSON sens; CSV sens. */
  position: ImportedPosition;
  /** Markdown made from plain text. JSON corps; CSV contenu. */
  body: string;
  /** JSON modifie_le; CSV none. */
  updatedAt: Date | null;
  /** JSON votes; CSV votes: the number of people who support the argument. */
  votes: ImportedTally;
  /** JSON corbeille; CSV corbeille. */
  binned: boolean;
}

/** A reference given in support of a proposal. JSON opinions[].sources[]; CSV type_contenu « Source ». */
export interface ImportedSource extends ImportedText {
  kind: 'source';
  proposalId: string;
  /** JSON titre; CSV titre. */
  title: string;
  /** JSON lien; CSV lien. Only http and https; null when absent or dropped with a warning. */
  url: string | null;
  /** Markdown made from plain text. JSON corps; CSV contenu. */
  body: string;
  /** JSON categorie; CSV sens (the column serves twice). */
  category: string | null;
  /** JSON votes; CSV votes: the number of people who find it useful. */
  votes: ImportedTally;
}

export type ImportedRecord = ImportedProposal | ImportedArgument | ImportedSource;

export interface ImportedCounts {
  proposals: number;
  arguments: number;
  sources: number;
  /** Binned proposals and arguments. */
  binned: number;
  sections: number;
  authors: number;
  /** Sums of the tallies’ totals. */
  votes: number;
  /** Texts longer than a comment may be when it is written on the platform. */
  overCommentLength: number;
}
