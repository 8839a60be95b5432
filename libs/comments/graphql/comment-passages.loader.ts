import DataLoader from 'dataloader';
import type { DoctrineQueries } from '#doctrine';
import type { Viewer } from '#identity';

interface Place {
  versionId: string;
  blockId: string;
}

const keyOf = ({ versionId, blockId }: Place): string => `${versionId} ${blockId}`;

/** Paragraphs under all the comments that one request shows, in one statement. */
export class CommentPassagesLoader extends DataLoader<Place, string | null, string> {
  constructor(queries: DoctrineQueries, viewer: Viewer) {
    super(
      async (places) => {
        const texts = new Map(
          (await queries.blockTexts(viewer, places)).map((block) => [keyOf(block), block.text]),
        );
        return places.map((place) => texts.get(keyOf(place)) ?? null);
      },
      { cacheKeyFn: keyOf },
    );
  }
}
