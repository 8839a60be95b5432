/** What a comment was when the snapshot was taken; the states of the comments domain. */
export type RecordState = 'submitted' | 'in_review' | 'published' | 'refused' | 'hidden' | 'withdrawn';
export type RecordKind = 'remark' | 'question' | 'amendment';
export type RecordPosition = 'for' | 'mixed' | 'against';
export type RecordChannel = 'online' | 'in_room' | 'mail' | 'written' | 'imported';
export type RecordOutcome =
  | 'accepted'
  | 'accepted_in_part'
  | 'not_accepted'
  | 'already_covered'
  | 'out_of_scope'
  | 'deferred'
  | 'answered';

/** Where a comment stands in the doctrine put to consultation. `position` is the section's rank in the tree's order. */
export interface RecordSection {
  slug: string;
  number: string | null;
  title: string;
  position: number;
}

/** What the public site shows of the author. Never an e-mail address nor an account's id. */
export interface RecordAuthor {
  name: string | null;
  /** French label of the stakeholder category. */
  category: string | null;
  /** The organisation in whose name the author spoke. */
  organisation: string | null;
}

export interface RecordProvenance {
  /** Name of the tour stage where the comment was raised; null when there was none. */
  stage: string | null;
  channel: RecordChannel;
  /** True: word for word; false: summarised; null: not said. */
  verbatim: boolean | null;
}

/** Votes known as a count from the original source; null: the source does not say. No voter of ours stands behind them. */
export interface RecordSourceTally {
  label: string;
  for: number | null;
  mixed: number | null;
  against: number | null;
  /** Of all votes, where the source does not tell them apart. */
  total: number | null;
}

export interface RecordDisposition {
  outcome: RecordOutcome;
  /** Markdown. */
  motive: string;
  setAt: string;
}

/**
 * One comment as frozen in a snapshot. All instants are ISO 8601 in UTC.
 * The writers expect the records of a section together, in the order of the header's sections, each thread in tree
 * order (a reply after its parent).
 */
export interface SnapshotRecord {
  /** Short stable number that people can quote: C-0042. */
  reference: string;
  section: RecordSection;
  /** The quote or the block's text that the comment is about; null when it is about the whole section. */
  passage: string | null;
  kind: RecordKind;
  position: RecordPosition | null;
  state: RecordState;
  title: string | null;
  /** Markdown, as written. */
  body: string;
  proposedWording: string | null;
  author: RecordAuthor;
  provenance: RecordProvenance;
  createdAt: string;
  publishedAt: string | null;
  /** Reference of the comment that this one replies to. */
  parentReference: string | null;
  /** 0 for a comment, 1 and more for a reply. */
  depth: number;
  reactions: Record<RecordPosition, number>;
  sourceTally: RecordSourceTally | null;
  sources: { title: string; url: string }[];
  disposition: RecordDisposition | null;
}

/** One section of the tree put to consultation, with what the public record holds on it alone (not on its children). */
export interface SnapshotSection {
  slug: string;
  number: string | null;
  title: string;
  /** 0 for the top of the tree. */
  depth: number;
  /** Comments that are not replies. */
  contributions: number;
  replies: number;
  /** Among the contributions, those that have a disposition. */
  withDisposition: number;
  /**
   * Among the contributions, those without a disposition that were withdrawn or hidden: none can be given any more. Absent
   * in snapshots taken before they were counted apart.
   */
  removed?: number;
}

/** What a snapshot says of itself, before its records. */
export interface SnapshotHeader {
  consultationTitle: string;
  /** Label of the release that was put to consultation. */
  releaseLabel: string;
  snapshotLabel: string;
  charterTitle: string | null;
  takenAt: string;
  /** IANA name; the dates of the DOCX are shown in it. */
  timeZone: string;
  /** SHA-256 of the snapshot, in hexadecimal. */
  digest: string;
  counts: {
    /** Number of records of the snapshot, whatever their state: the iterable must yield exactly as many. */
    records: number;
    contributions: number;
    replies: number;
    withDisposition: number;
    /** As in the sections. */
    removed?: number;
  };
  /** In the tree's order. */
  sections: SnapshotSection[];
}
