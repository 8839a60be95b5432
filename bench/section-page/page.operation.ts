/** Roots of a page; each comes with its first three replies. */
export const ROOTS = 50;

/** What a section's page shows of its comments, as its client would ask for it. */
export const PAGE_OPERATION = `
  query SectionPage($consultationId: ID!, $sectionId: ID!, $first: Int!, $after: String) {
    sectionThreads(consultationId: $consultationId, sectionId: $sectionId, first: $first, after: $after) {
      nodes {
        root { ...Shown }
        replies { ...Shown }
        hasMoreReplies
        repliesEndCursor
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  fragment Shown on Comment {
    id
    parentId
    depth
    kind
    position
    state
    traceReason
    createdAt
    author { name category organisation }
    provenance { channel stage { name } }
    revision { id title bodyHtml proposedWording }
    reactions { for mixed against }
    replyCount
  }`;

/** A page to ask for. */
export interface PageAddress {
  consultationId: string;
  sectionId: string;
  first: number;
  /** Cursor of the root before the page; null for the first page. */
  after: string | null;
}

export interface ShownComment {
  id: string;
  parentId: string | null;
  depth: number;
  kind: string;
  position: string | null;
  state: string;
  traceReason: string | null;
  /** ISO 8601. */
  createdAt: string;
  author: { name: string; category: string | null; organisation: string | null } | null;
  provenance: { channel: string; stage: { name: string } | null };
  revision: { id: string; title: string | null; bodyHtml: string; proposedWording: string | null } | null;
  reactions: { for: number; mixed: number; against: number };
  replyCount: number | null;
}

/** `data` of the operation's answer. */
export interface PageData {
  sectionThreads: {
    nodes: {
      root: ShownComment;
      replies: ShownComment[];
      hasMoreReplies: boolean;
      repliesEndCursor: string | null;
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
