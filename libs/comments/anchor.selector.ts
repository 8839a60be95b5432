import type { QuoteSelector } from '#doctrine';
import { blockElementId } from '#doctrine';

interface SelectableAnchor {
  sectionVersionId: string | null;
  blockId: string | null;
  quote: QuoteSelector | null;
}

/**
 * An anchor as the target of a W3C web annotation (https://www.w3.org/TR/annotation-model/): the version of the section's text that
 * it was made on, a FragmentSelector for the block, refined by a TextQuoteSelector and a TextPositionSelector over the text that
 * begins with that block, blocks being joined by line ends. Null where the text is not known. Pure.
 */
export function anchorSelector({ sectionVersionId, blockId, quote }: SelectableAnchor): object | null {
  if (sectionVersionId === null) return null;
  const target = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'SpecificResource',
    source: `urn:uuid:${sectionVersionId}`,
  };
  if (blockId === null) return target;
  const block = {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
    value: blockElementId(blockId),
  };
  if (!quote) return { ...target, selector: block };
  const { exact, prefix, suffix, start } = quote;
  return {
    ...target,
    selector: {
      ...block,
      refinedBy: [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        { type: 'TextPositionSelector', start, end: start + exact.length },
      ],
    },
  };
}
