import type { Visitor } from '../person';
import type { SourceTally } from './source';

/** A comment as a visitor is shown it. */
export interface ShownComment {
  id: string;
  parentId: string | null;
  position: string | null;
  state: string;
  createdAt: string;
  provenance: { channel: string };
  author: { name: string } | null;
  revision: { title: string | null; bodyHtml: string } | null;
  sources: {
    title: string;
    url: string | null;
    body: string | null;
    category: string | null;
    votes: number | null;
  }[];
  tallies: SourceTally[];
  /** The title of the section where it was found. */
  section: string;
}

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Thread {
  root: ShownComment;
  replies: ShownComment[];
  hasMoreReplies: boolean;
  repliesEndCursor: string | null;
}

const SHOWN = `fragment Shown on Comment {
  id parentId position state createdAt provenance { channel } author { name } revision { title bodyHtml }
  sources { title url body category votes } tallies { for mixed against total } }`;

const THREADS = `query ($consultationId: ID!, $sectionId: ID!, $after: String) {
  sectionThreads(consultationId: $consultationId, sectionId: $sectionId, first: 100, after: $after, sort: oldest) {
    nodes { root { ...Shown } replies { ...Shown } hasMoreReplies repliesEndCursor } pageInfo { hasNextPage endCursor } } }
  ${SHOWN}`;

const REPLIES = `query ($rootId: ID!, $after: String) {
  commentReplies(rootId: $rootId, first: 100, after: $after) {
    nodes { ...Shown } pageInfo { hasNextPage endCursor } } }
  ${SHOWN}`;

export interface ShownConsultation {
  id: string;
  sections: { id: string; slug: string; number: string; title: string }[];
}

export async function readConsultation(visitor: Visitor, slug: string): Promise<ShownConsultation> {
  const { id, release } = await visitor.ask<{
    id: string;
    release: Pick<ShownConsultation, 'sections'>;
  }>(
    'query ($slug: String!) { consultation(slug: $slug) { id release { sections { id slug number title } } } }',
    { slug },
  );
  return { id, sections: release.sections };
}

/** All that a visitor is shown in a consultation, section by section and thread by thread; and the pages that it took. */
export async function readAll(
  visitor: Visitor,
  consultation: ShownConsultation,
): Promise<{ comments: ShownComment[]; pages: number }> {
  const comments: ShownComment[] = [];
  let pages = 0;
  const nodes = async function* <Node>(
    query: string,
    place: object,
    from: string | null = null,
  ): AsyncGenerator<Node> {
    let after = from;
    for (let more = true; more;) {
      const page: Page<Node> = await visitor.ask(query, { ...place, after });
      pages += 1;
      yield* page.nodes;
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
  };
  for (const { id: sectionId, number, title } of consultation.sections) {
    const section = `${number} ${title}`;
    const threads = nodes<Thread>(THREADS, { consultationId: consultation.id, sectionId });
    for await (const { root, replies, hasMoreReplies, repliesEndCursor } of threads) {
      comments.push(...[root, ...replies].map((comment) => ({ ...comment, section })));
      if (!hasMoreReplies) continue;
      const more = nodes<ShownComment>(REPLIES, { rootId: root.id }, repliesEndCursor);
      for await (const reply of more) comments.push({ ...reply, section });
    }
  }
  return { comments, pages };
}
