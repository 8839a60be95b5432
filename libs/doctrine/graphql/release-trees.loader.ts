import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import type { DoctrineQueries, SectionEntry } from '../doctrine.queries';

/** Tables of contents of all the releases that one request shows, in one statement. */
export class ReleaseTreesLoader extends DataLoader<string, SectionEntry[]> {
  constructor(queries: DoctrineQueries, viewer: Viewer) {
    super(async (ids) => {
      const trees = await queries.sectionTrees(viewer, ids);
      return ids.map((id) => trees.get(id) ?? []);
    });
  }
}
