const REFUSAL = '__typename ... on UserError { code message field }';

const COMMENT = `id state kind isOwn replyCount
  author { name category organisation }
  revision { body bodyHtml proposedWording }
  pendingRevision { body }
  provenance { channel stage { name } raisedBy }
  anchor { kind blockId }
  reactions { for mixed against }
  moderationReason { code }
  moderationDecisions { kind statement reason { code label } }
  disposition { outcome motive }`;

/** A comment as somebody sees it; what they may not see is null or empty. */
export interface SeenComment {
  id: string;
  state: string;
  kind: string;
  isOwn: boolean;
  replyCount: number | null;
  author: { name: string; category: string | null; organisation: string | null } | null;
  revision: { body: string; bodyHtml: string; proposedWording: string | null } | null;
  pendingRevision: { body: string } | null;
  provenance: { channel: string; stage: { name: string } | null; raisedBy: string | null };
  anchor: { kind: string; blockId: string | null };
  reactions: { for: number; mixed: number; against: number };
  moderationReason: { code: string } | null;
  moderationDecisions: {
    kind: string;
    statement: string | null;
    reason: { code: string; label: string } | null;
  }[];
  disposition: { outcome: string; motive: string } | null;
}

export interface SeenCase {
  id: string;
  commentId: string;
  body: string;
  queue: string;
  isOpen: boolean;
  lease: string;
  version: number;
  allowedDecisions: string[];
  findings: { rule: string; severity: string; start: number; end: number; explanation: string }[];
}

export interface SeenExport {
  id: string;
  format: 'docx' | 'csv' | 'json';
  state: string;
  progress: number;
  fileName: string | null;
  byteSize: number | null;
  sha256: string | null;
  error: string | null;
}

const CASE = `id commentId body queue isOpen lease version allowedDecisions
  findings { rule severity start end explanation }`;

const EXPORT = 'id format state progress fileName byteSize sha256 error';

const mutation = (name: string, input: string, success: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${success} ${REFUSAL} } }`;

export const POST = mutation('postComment', 'PostCommentInput', `... on Comment { ${COMMENT} }`);
export const REPLY = mutation('replyToComment', 'ReplyToCommentInput', `... on Comment { ${COMMENT} }`);
export const REVISE = mutation('reviseComment', 'ReviseCommentInput', `... on Comment { ${COMMENT} }`);
export const WITHDRAW = mutation('withdrawComment', 'CommentInput', `... on Comment { ${COMMENT} }`);
export const REACT = mutation('react', 'ReactInput', `... on Comment { ${COMMENT} }`);
export const CLAIM = mutation('claimCase', 'ClaimCaseInput', `... on ModerationCase { ${CASE} }`);
export const DECIDE = mutation('decideCase', 'DecideCaseInput', `... on ModerationCase { ${CASE} }`);
export const DISPOSE = mutation('setDisposition', 'SetDispositionInput', '... on Disposition { id }');
export const SNAPSHOT = mutation('takeSnapshot', 'TakeSnapshotInput', '... on Snapshot { id state }');
export const EXPORT_OF = mutation('requestExport', 'RequestExportInput', `... on Export { ${EXPORT} }`);
export const PROFILE = mutation('updateProfile', 'UpdateProfileInput', '... on Viewer { displayName }');
export const GRANT = mutation('grantRole', 'GrantRoleInput', '... on Done { ok }');
export const CLOSE = mutation('closeConsultation', 'CloseConsultationInput', '... on Consultation { state }');

export const COMMENT_BY_ID = `query ($id: ID!) { comment(id: $id) { ${COMMENT} } }`;
export const MY_CONTRIBUTIONS = `{ myContributions(first: 50) { nodes { ${COMMENT} } } }`;
export const THREADS = `query ($consultationId: ID!, $sectionId: ID!) {
  sectionThreads(consultationId: $consultationId, sectionId: $sectionId, first: 50) {
    nodes { root { ${COMMENT} } replies { ${COMMENT} } } } }`;
export const STAGE_COMMENTS = `query ($stageId: ID!) { stageComments(stageId: $stageId, first: 50) { nodes { ${COMMENT} } } }`;
export const QUEUE = `query ($filter: ModerationQueueFilter) { moderationQueue(filter: $filter, first: 100) { nodes { ${CASE} } } }`;
export const DRAFTING = `query ($consultationId: ID!, $withoutDisposition: Boolean) {
  draftingComments(consultationId: $consultationId, withoutDisposition: $withoutDisposition, first: 100) {
    nodes { ${COMMENT} } } }`;
export const SNAPSHOT_BY_ID = `query ($id: ID!) { snapshot(id: $id) { id state digest commentCount exports { ${EXPORT} } } }`;
export const LOG = `query ($consultationId: ID!) { decisionLog(consultationId: $consultationId, first: 100) {
  nodes { seq kind previousHash hash reason { code } } } }`;
