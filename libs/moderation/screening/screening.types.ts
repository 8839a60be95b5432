import type { FoldedText } from './folded.text';

/**
 * What a finding asks for.
 * - `block`: never shown before a person has decided, whatever the policy; with a score of 1 it is refused by rule.
 * - `review`: a person should look; under the policy `after` the text is public meanwhile.
 * - `info`: shown to the moderator, holds nothing back.
 */
export type FindingSeverity = 'block' | 'review' | 'info';

/** What one check saw in a text (glossary: signalement automatique). */
export interface Finding {
  /** Rule that spoke, `<phase>.<rule>`. */
  readonly rule: string;
  readonly severity: FindingSeverity;
  /** First UTF-16 unit concerned, in the original text. */
  readonly start: number;
  /** Unit after the last one concerned, in the original text. */
  readonly end: number;
  /** How sure the rule is, from 0 to 1. */
  readonly score: number;
  /** In French, for the moderator. */
  readonly explanation: string;
  /** In French, for the author: what to change. */
  readonly hint: string;
}

/** Who else in the consultation has already sent the same text, this comment left out. */
export interface SameTextCount {
  readonly bySameAuthor: number;
  readonly byOthers: number;
}

/** How a consultation lets comments through (glossary: moderation policy). */
export type ModerationPolicy = 'before' | 'after' | 'automatic';

/** What the phases may ask of the world: the only door to the database. */
export interface ScreeningContext {
  readonly policy: ModerationPolicy;
  /** Counts the comments of the consultation that have this `textFingerprint`, the screened comment left out. */
  readonly findSameText: (fingerprint: string) => Promise<SameTextCount>;
  /** Time given to one phase, in milliseconds; 2,000 unless told. */
  readonly phaseTimeoutMs?: number;
}

/** The text under screening, folded once for all the phases. */
export interface ScreeningSubject {
  readonly text: string;
  /** Lower case, without accents, look-alike letters or invisible characters; keeps the way back to `text`. */
  readonly folded: FoldedText;
  /** Where the body ends, when more follows; what follows was limited in length when it was sent. */
  readonly bodyEnd?: number;
  /** Where the sources begin, when there are any: links are expected there. */
  readonly sourcesStart?: number;
  /** A reply may be as short as « Oui. »; a contribution may not. */
  readonly isReply: boolean;
}

/** One check. Order matters only in that a certain refusal ends the screening. */
export interface ScreeningPhase {
  readonly name: string;
  /** In French, shown to participants beside the moderation policy. */
  readonly description: string;
  run(subject: ScreeningSubject, context: ScreeningContext): Promise<Finding[]> | Finding[];
  /** What its failure or lateness does: `review` (a person looks; the default to take) or `pass`. */
  readonly onFailure: 'review' | 'pass';
}

/**
 * What comes out of the screening.
 * `pass`: published at once; `review`: held for a person; `refuse`: refused by rule.
 */
export type Verdict = 'pass' | 'review' | 'refuse';

export interface Screening {
  readonly findings: Finding[];
  readonly verdict: Verdict;
  /** Whether a moderation case is opened; under `after` also for a text that is already public. */
  readonly caseNeeded: boolean;
  /** The queue that the case goes to. */
  readonly queue: 'review' | 'personal_data';
}
