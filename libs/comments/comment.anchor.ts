import { InvalidInput } from '#kernel';
import type { QuoteAnchor } from './comment.entity';

/** Characters kept of what stands before and after a quote. */
const CONTEXT = 32;

/** Without the halves of characters that cutting may leave at the ends. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

/**
 * Where quoted words stand in a block's text; of several occurrences the one between the given prefix and suffix, else the first.
 * Throws InvalidInput when the block does not hold them.
 */
export function placedQuote(
  text: string,
  quote: { exact: string; prefix: string | null; suffix: string | null },
): QuoteAnchor {
  const { exact } = quote;
  const prefix = quote.prefix ?? '';
  const suffix = quote.suffix ?? '';
  const inContext = text.indexOf(prefix + exact + suffix);
  const start = inContext >= 0 ? inContext + prefix.length : text.indexOf(exact);
  if (start < 0) {
    throw new InvalidInput(
      'Ces mots ne figurent pas dans le paragraphe : choisissez-les à nouveau.',
      'anchor.quote.exact',
    );
  }
  const end = start + exact.length;
  return {
    exact,
    prefix: whole(text.slice(Math.max(0, start - CONTEXT), start)),
    suffix: whole(text.slice(end, end + CONTEXT)),
    start,
  };
}
