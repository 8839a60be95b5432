/**
 * The yardstick: the same page by node:http and pg alone, with flat SQL of its own and JSON.stringify. No framework, no GraphQL, no
 * validation, no sign-in, no limits: what a request costs at least here. It answers a visitor's page with the same bytes of meaning.
 *
 * A process of its own: DATABASE_URL says where; it prints its address as one line.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import type { PageAddress, PageData, ShownComment } from './page.operation';

/** What a visitor sees of a comment: what is published, and the trace of what was. */
const VISIBLE_C = `(c.state = 'published' OR (c.state IN ('hidden', 'withdrawn') AND c.published_at IS NOT NULL))`;
const VISIBLE_X = VISIBLE_C.replaceAll('c.', 'x.');

const PAGE_SQL = `
  WITH root AS (
    SELECT c.id FROM comment c
    WHERE c.consultation_id = $1 AND c.section_id = $2 AND c.parent_id IS NULL AND ${VISIBLE_C} AND ($3::uuid IS NULL OR c.id < $3)
    ORDER BY c.id DESC LIMIT $4),
  shown AS (
    SELECT id FROM root
    UNION ALL
    SELECT first.id FROM root CROSS JOIN LATERAL (
      SELECT x.id FROM comment x WHERE x.root_id = root.id AND x.parent_id IS NOT NULL AND ${VISIBLE_X} ORDER BY x.path LIMIT 3) first)
  SELECT c.id, c.parent_id, c.path, c.depth, c.kind, c.position, c.state, c.trace_reason, c.created_at, c.channel,
    coalesce(p.display_name, c.author_name) AS author_name, coalesce(p.category, c.author_category) AS author_category,
    c.organisation_name, s.name AS stage_name, r.id AS revision_id, r.title, r.body_html, r.proposed_wording,
    n.votes_for, n.votes_mixed, n.votes_against,
    CASE WHEN c.parent_id IS NULL THEN
      (SELECT count(*)::int FROM comment x WHERE x.root_id = c.id AND x.parent_id IS NOT NULL AND ${VISIBLE_X}) END AS reply_count
  FROM comment c
  LEFT JOIN comment_revision r ON r.id = c.published_revision_id AND c.state = 'published'
  LEFT JOIN participant p ON p.id = c.author_id
  LEFT JOIN tour_stage s ON s.id = c.stage_id
  CROSS JOIN LATERAL (
    SELECT (count(*) FILTER (WHERE position = 'for'))::int AS votes_for, (count(*) FILTER (WHERE position = 'mixed'))::int AS votes_mixed,
      (count(*) FILTER (WHERE position = 'against'))::int AS votes_against
    FROM reaction WHERE revision_id = r.id AND withdrawn_at IS NULL) n
  WHERE c.id IN (SELECT id FROM shown) ORDER BY c.root_id DESC, c.path`;

interface PageRow {
  id: string;
  parent_id: string | null;
  path: string;
  depth: number;
  kind: string;
  position: string | null;
  state: string;
  trace_reason: string | null;
  created_at: Date;
  channel: string;
  author_name: string;
  author_category: string | null;
  organisation_name: string | null;
  stage_name: string | null;
  revision_id: string | null;
  title: string | null;
  body_html: string;
  proposed_wording: string | null;
  votes_for: number;
  votes_mixed: number;
  votes_against: number;
  reply_count: number | null;
}

const cursorOf = (key: string): string => Buffer.from(JSON.stringify([key])).toString('base64url');
const keyOf = (cursor: string): string =>
  (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string])[0];

const shownOf = (row: PageRow): ShownComment => ({
  id: row.id,
  parentId: row.parent_id,
  depth: row.depth,
  kind: row.kind,
  position: row.position,
  state: row.state,
  traceReason: row.trace_reason,
  createdAt: row.created_at.toISOString(),
  author: row.revision_id
    ? { name: row.author_name, category: row.author_category, organisation: row.organisation_name }
    : null,
  provenance: { channel: row.channel, stage: row.stage_name === null ? null : { name: row.stage_name } },
  revision: row.revision_id
    ? {
        id: row.revision_id,
        title: row.title,
        bodyHtml: row.body_html,
        proposedWording: row.proposed_wording,
      }
    : null,
  reactions: { for: row.votes_for, mixed: row.votes_mixed, against: row.votes_against },
  replyCount: row.reply_count,
});

function pageData(rows: readonly PageRow[], first: number): PageData {
  const nodes: PageData['sectionThreads']['nodes'] = [];
  for (const row of rows) {
    const shown = shownOf(row);
    const thread = nodes.at(-1);
    if (row.parent_id === null || !thread) {
      nodes.push({
        root: shown,
        replies: [],
        hasMoreReplies: (row.reply_count ?? 0) > 0,
        repliesEndCursor: null,
      });
    } else {
      thread.replies.push(shown);
      thread.repliesEndCursor = cursorOf(row.path);
      thread.hasMoreReplies = (thread.root.replyCount ?? 0) > thread.replies.length;
    }
  }
  const page = nodes.slice(0, first);
  const last = page.at(-1);
  return {
    sectionThreads: {
      nodes: page,
      pageInfo: { hasNextPage: nodes.length > first, endCursor: last ? cursorOf(last.root.id) : null },
    },
  };
}

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function answer(body: string): Promise<string> {
  const { consultationId, sectionId, first, after } = (JSON.parse(body) as { variables: PageAddress })
    .variables;
  const { rows } = await pool.query<PageRow>(PAGE_SQL, [
    consultationId,
    sectionId,
    after === null ? null : keyOf(after),
    first + 1,
  ]);
  return JSON.stringify({ data: pageData(rows, first) });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    answer(Buffer.concat(chunks).toString()).then(
      (text) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
          .end(text),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end();
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
