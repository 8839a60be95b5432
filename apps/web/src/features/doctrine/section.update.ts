import type { LoaderFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { graphql } from '../../api/graphql';

const UpdatesQuery = graphql(`
  query TextUpdates($consultation: String!) {
    consultation(slug: $consultation) {
      id
      textUpdates {
        id
        updatedAt
        from {
          id
          slug
        }
        to {
          id
          slug
        }
      }
    }
  }
`);

const TextsQuery = graphql(`
  query TextsOfSection($doctrine: String!, $section: String!) {
    sectionHistory(doctrineSlug: $doctrine, section: $section) {
      id
      versions {
        id
        releases {
          slug
        }
      }
    }
  }
`);

/** When the text of a section changed last in the course of a consultation, and between which of its versions. */
export interface SectionUpdate {
  updatedAt: string;
  fromVersionId: string;
  toVersionId: string;
}

/**
 * Null when the text is the one with which the consultation opened: most updates rewrite a few sections. One request, and a second where
 * there were updates at all.
 */
export async function sectionUpdate(
  call: LoaderFunctionArgs,
  place: { consultation: string; doctrine: string; section: string },
): Promise<SectionUpdate | null> {
  const { consultation } = await query(call, UpdatesQuery, { consultation: place.consultation });
  const updates = consultation?.textUpdates ?? [];
  if (updates.length === 0) return null;
  const { sectionHistory } = await query(call, TextsQuery, place);
  const versionIn = (edition: string): string | null =>
    sectionHistory?.versions.find(({ releases }) => releases.some(({ slug }) => slug === edition))?.id ??
    null;
  for (const { updatedAt, from, to } of updates.toReversed()) {
    const [fromVersionId, toVersionId] = [versionIn(from.slug), versionIn(to.slug)];
    if (fromVersionId && toVersionId && fromVersionId !== toVersionId)
      return { updatedAt, fromVersionId, toVersionId };
  }
  return null;
}
