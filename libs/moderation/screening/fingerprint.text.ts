import { createHash } from 'node:crypto';
import { cleanText } from './clean.text';
import { foldText } from './folded.text';

/**
 * SHA-256 (hexadecimal, 64 characters) of the text reduced to its letters and figures: two texts that differ
 * only by case, accents, punctuation, spaces or invisible characters have the same one. It finds exact
 * repetition; texts that nearly say the same are the synthesis's matter (envoi groupé).
 */
export function textFingerprint(text: string): string {
  const words = foldText(text)
    .text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A text of signs only (« +1 » has a figure, « !!! » has nothing) stands for itself.
  return createHash('sha256')
    .update(words === '' ? cleanText(text).trim() : words, 'utf8')
    .digest('hex');
}
