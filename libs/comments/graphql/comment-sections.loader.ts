import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import type { CommentSectionsQueries, SectionOfComment } from '../comment-sections.queries';

interface Place {
  consultationId: string;
  sectionId: string;
}

const keyOf = ({ consultationId, sectionId }: Place): string => `${consultationId} ${sectionId}`;

/** Sections of all the comments that one request shows, in one statement. */
export class CommentSectionsLoader extends DataLoader<Place, SectionOfComment | null, string> {
  constructor(queries: CommentSectionsQueries, viewer: Viewer) {
    super(
      async (places) => {
        const sections = await queries.at(viewer, places);
        const byPlace = new Map(sections.map((section) => [keyOf(section), section]));
        return places.map((place) => byPlace.get(keyOf(place)) ?? null);
      },
      { cacheKeyFn: keyOf },
    );
  }
}
