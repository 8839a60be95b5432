import { cleanText } from './clean.text';
import { lengthPhase } from './length.phase';
import { linksPhase } from './links.phase';
import { personalDataPhase } from './personal-data.phase';
import { screen, screenedText, type ScreenedParts } from './screening.run';
import type { Finding } from './screening.types';

/**
 * What an author is told before sending: the facts that they can mend. Insults are not among them, since whoever is told word by word
 * what is seen learns what is not; neither is what others have sent.
 */
const TOLD_PHASES = [lengthPhase, linksPhase, personalDataPhase];

/** Characters of a passage that are shown with what was found in it. */
const LONGEST_EXCERPT = 120;

export interface SendingWarning {
  rule: string;
  /** In French: what was found, and what to change. */
  explanation: string;
  hint: string;
  /** The passage concerned; null where it is the whole text. */
  excerpt: string | null;
}

/** What the screening would say of a text that is still being written. Reads and keeps nothing. A warning, never a refusal. */
export async function sendingWarnings(parts: ScreenedParts, isReply: boolean): Promise<SendingWarning[]> {
  const text = screenedText(parts);
  const { findings } = await screen({ text, bodyEnd: parts.body.length, isReply }, TOLD_PHASES, {
    policy: 'automatic',
    findSameText: () => Promise.resolve({ bySameAuthor: 0, byOthers: 0 }),
  });
  return findings
    .filter(({ rule }) => !rule.endsWith('.failed'))
    .map(({ rule, explanation, hint, ...span }) => ({
      rule,
      explanation,
      hint,
      excerpt: excerptOf(text, span),
    }));
}

function excerptOf(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string | null {
  if (start === 0 && end === text.length) return null;
  const passage = Array.from(cleanText(text.slice(start, end)));
  return passage.length > LONGEST_EXCERPT
    ? `${passage.slice(0, LONGEST_EXCERPT).join('')}…`
    : passage.join('');
}
