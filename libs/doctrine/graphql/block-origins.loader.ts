import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import type { BlockOrigin, BlockPlace, EditionsQueries } from '../editions.queries';

const keyOf = ({ versionId, blockId }: BlockPlace): string => `${versionId} ${blockId}`;

/** Where all the paragraphs that one request shows come from, in one statement. */
export class BlockOriginsLoader extends DataLoader<BlockPlace, BlockOrigin[], string> {
  constructor(queries: EditionsQueries, viewer: Viewer) {
    super(
      async (places) => {
        const origins = new Map(places.map((place): [string, BlockOrigin[]] => [keyOf(place), []]));
        for (const { of, ...origin } of await queries.blockOrigins(viewer, places))
          origins.get(keyOf(of))?.push(origin);
        return places.map((place) => origins.get(keyOf(place)) ?? []);
      },
      { cacheKeyFn: keyOf },
    );
  }
}
