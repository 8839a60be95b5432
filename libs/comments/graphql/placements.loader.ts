import DataLoader from 'dataloader';
import type { PlacementsQueries, PlacementView } from '../placements.queries';

/** Where all the comments that one request shows stand now, in one statement. */
export class PlacementsLoader extends DataLoader<string, PlacementView | null> {
  constructor(queries: PlacementsQueries) {
    super(async (ids) => {
      const placements = new Map((await queries.byIds(ids)).map((placement) => [placement.id, placement]));
      return ids.map((id) => placements.get(id) ?? null);
    });
  }
}

/** All placements of all the comments that one request shows, in one statement. */
export class PlacementHistoriesLoader extends DataLoader<string, PlacementView[]> {
  constructor(queries: PlacementsQueries) {
    super(async (commentIds) => {
      const histories = new Map(commentIds.map((id): [string, PlacementView[]] => [id, []]));
      for (const placement of await queries.ofComments(commentIds))
        histories.get(placement.commentId)?.push(placement);
      return commentIds.map((id) => histories.get(id) ?? []);
    });
  }
}
