import { insultsPhase } from './insults.phase';
import { lengthPhase } from './length.phase';
import { linksPhase } from './links.phase';
import { normalisationPhase } from './normalisation.phase';
import { personalDataPhase } from './personal-data.phase';
import { repetitionPhase } from './repetition.phase';
import type { ScreeningPhase } from './screening.types';

/** The checks of every new revision, in order. */
export const SCREENING_PHASES: readonly ScreeningPhase[] = [
  normalisationPhase,
  lengthPhase,
  linksPhase,
  insultsPhase,
  personalDataPhase,
  repetitionPhase,
];

export { cleanText } from './clean.text';
export { textFingerprint } from './fingerprint.text';
export { LONGEST_TEXT } from './length.phase';
export { ownWords, screen, screenedText, type ScreenedParts } from './screening.run';
export { sendingWarnings, type SendingWarning } from './sending.preview';
export { warnings } from './sending.warnings';
export type {
  Finding,
  FindingSeverity,
  ModerationPolicy,
  SameTextCount,
  Screening,
  ScreeningContext,
  ScreeningPhase,
  ScreeningSubject,
  Verdict,
} from './screening.types';
