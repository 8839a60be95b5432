import type { EntityManager } from 'typeorm';
import { renderCommentMarkdown } from '#platform/text';
import { idAt, newId } from '#kernel';
import type {
  ImportedArgument,
  ImportedAuthor,
  ImportedProposal,
  ImportedSource,
  ImportedTally,
} from './import';
import { replyPath, ROOT_PATH } from './thread.path';

/** Where imported comments of one section go. */
export interface ImportedPlace {
  sectionId: string;
  sectionVersionId: string;
}

/** An imported root, as what answers it needs it. */
export interface ImportedRoot extends ImportedPlace {
  id: string;
  /** Sources written so far. */
  sources: number;
}

/** An organisation speaks under its own (pseudonymous) name and in its own name. */
const author = ({ key, organisation }: ImportedAuthor) => ({
  author_name: key,
  organisation_name: organisation === true ? key : null,
});

const tally = (votes: ImportedTally) => ({
  votes_for: votes.for,
  votes_mixed: votes.mixed,
  votes_against: votes.against,
  votes_total: votes.total,
});

const text = (record: ImportedProposal | ImportedArgument) => ({
  revision_id: newId(),
  body: record.body,
  body_html: renderCommentMarkdown(record.body),
  // What its moderators took away was public until then: it keeps a trace.
  state: record.binned ? 'hidden' : 'published',
  source_ref: record.sourceRef,
  created_at: record.createdAt,
  ...author(record.author),
  ...tally(record.votes),
});

/** Rows of a proposal: a root. Costs the rendering of its text, a few milliseconds. */
export const proposalRow = (record: ImportedProposal, place: ImportedPlace) => {
  const id = idAt(record.createdAt);
  return {
    ...text(record),
    id,
    title: record.title,
    parent_id: null as string | null,
    root_id: id,
    path: ROOT_PATH,
    depth: 0,
    position: null as string | null,
    section_id: place.sectionId,
    anchor_version_id: place.sectionVersionId,
  };
};

export type ImportedCommentRow = ReturnType<typeof proposalRow>;

/** Rows of an argument: a reply with a position. */
export const argumentRow = (record: ImportedArgument, root: ImportedRoot): ImportedCommentRow => {
  const id = idAt(record.createdAt);
  return {
    ...text(record),
    id,
    title: '',
    parent_id: root.id,
    root_id: root.id,
    path: replyPath(ROOT_PATH, id),
    depth: 1,
    position: record.position,
    section_id: root.sectionId,
    anchor_version_id: root.sectionVersionId,
  };
};

export const sourceRow = (record: ImportedSource, root: ImportedRoot) => ({
  id: newId(),
  comment_id: root.id,
  position: root.sources++,
  title: record.title,
  url: record.url,
  body: record.body === '' ? null : record.body,
  category: record.category,
  votes: record.votes.total,
  author_name: record.author.key,
  source_ref: record.sourceRef,
  created_at: record.createdAt,
});

export type ImportedSourceRow = ReturnType<typeof sourceRow>;

/** Writes a batch of comments with their texts and tallies, in one statement. A source_ref that is there already is refused. */
export async function insertImportedComments(
  manager: EntityManager,
  consultationId: string,
  tallyLabel: string,
  rows: readonly ImportedCommentRow[],
): Promise<void> {
  await manager.query(
    `WITH imported AS (
       SELECT * FROM jsonb_to_recordset($3) AS i (id uuid, section_id uuid, parent_id uuid, root_id uuid, path text, depth integer,
         position text, anchor_version_id uuid, author_name text, organisation_name text, revision_id uuid, state text,
         source_ref text, created_at timestamptz, title text, body text, body_html text, votes_for integer,
         votes_mixed integer, votes_against integer, votes_total integer)),
     comments AS (
       INSERT INTO comment (id, consultation_id, section_id, parent_id, root_id, path, depth, author_name, organisation_name,
         kind, position, anchor_kind, anchor_version_id, channel, latest_revision_id, published_revision_id, state,
         source_ref, created_at, published_at)
       SELECT id, $1, section_id, parent_id, root_id, path, depth, author_name, organisation_name, 'remark', position,
         'section', anchor_version_id, 'imported', revision_id, revision_id, state, source_ref, created_at, created_at
       FROM imported),
     texts AS (
       INSERT INTO comment_revision (id, comment_id, ordinal, title, body, body_html, state, created_at)
       SELECT revision_id, id, 1, nullif(title, ''), body, body_html, state, created_at FROM imported)
     INSERT INTO vote_tally (comment_id, label, votes_for, votes_mixed, votes_against, votes_total)
     SELECT id, $2, votes_for, votes_mixed, votes_against, votes_total FROM imported
     WHERE num_nonnulls(votes_for, votes_mixed, votes_against, votes_total) > 0`,
    [consultationId, tallyLabel, JSON.stringify(rows)],
  );
}

/** Writes a batch of sources in one statement; their comments are there. */
export async function insertImportedSources(
  manager: EntityManager,
  rows: readonly ImportedSourceRow[],
): Promise<void> {
  await manager.query(
    `INSERT INTO comment_source (id, comment_id, position, title, url, body, category, votes, author_name, source_ref, created_at)
     SELECT id, comment_id, position, title, url, body, category, votes, author_name, source_ref, created_at
     FROM jsonb_to_recordset($1) AS s (id uuid, comment_id uuid, position integer, title text, url text, body text,
       category text, votes integer, author_name text, source_ref text, created_at timestamptz)`,
    [JSON.stringify(rows)],
  );
}
