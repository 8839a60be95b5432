import type { Site } from '../site';

/** A section whose text puts choosing to the test. */
export interface Ground {
  consultationId: string;
  sectionId: string;
  path: string;
  /** A paragraph with inline markup and French apostrophes, and the one after it. */
  first: Paragraph;
  second: Paragraph;
}

export interface Paragraph {
  id: string;
  number: number;
  text: string;
}

interface Section {
  id: string;
  version: { html: string; blocks: { id: string; position: number; text: string }[] };
}

/** `<p … data-block="…">` with words before or after an element within them. */
const INLINE =
  /<(?:p|li) id="[^"]*" data-block="([^"]+)"[^>]*>(?=[^<]*<(?:strong|em|a)[ >])[^<]*<[^>]*>[^<]{3,}<\/\w+>[^<]{40,}/g;

/** Narrow and full spaces that do not break, as French typography has them. */
const FRENCH_SPACE = /[\u00A0\u202F]/;

/** The first section of the open consultation that has such paragraphs. Throws where there is none. */
export async function groundOf(site: Site): Promise<Ground> {
  const { open, openId } = site.facts;
  const visitor = site.as('visitor');
  const { release } = await visitor.ask<{ release: { sections: { slug: string }[] } }>(
    'query ($slug: String!) { consultation(slug: $slug) { release { sections { slug } } } }',
    { slug: open },
  );
  for (const { slug } of release.sections) {
    const section = await visitor.ask<Section>(
      `query ($open: String!, $slug: String!) { section(consultationSlug: $open, slug: $slug) {
         id version { html blocks { id position text } } } }`,
      { open, slug },
    );
    const { html, blocks } = section.version;
    if (!FRENCH_SPACE.test(html)) continue;
    for (const [, id] of html.matchAll(INLINE)) {
      const at = blocks.findIndex((block) => block.id === id);
      const [first, second] = [blocks[at], blocks[at + 1]];
      if (!first?.text.includes('’') || !second || second.text.split(' ').length < 6) continue;
      const paragraph = ({ id: blockId, position, text }: typeof first) => ({
        id: blockId,
        number: position,
        text,
      });
      return {
        consultationId: openId,
        sectionId: section.id,
        path: `/concertations/${open}/sections/${slug}`,
        first: paragraph(first),
        second: paragraph(second),
      };
    }
  }
  throw new Error('The sample has no paragraph with inline markup before another');
}
