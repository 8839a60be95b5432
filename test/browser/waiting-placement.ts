import type { Visitor } from '../verify/person';

export interface WaitingPlacement {
  doctrine: string;
  placement: string;
  placementEdition: string;
  settledEdition: string;
}

/** A placement of which a drafter has to say whether it is right. */
export async function waitingPlacement(drafter: Visitor): Promise<WaitingPlacement> {
  const doctrines = await drafter.ask<{ slug: string }[]>('{ doctrineWorkspaces { slug } }');
  for (const { slug: doctrine } of doctrines) {
    const releases = await drafter.ask<{ id: string; slug: string }[]>(
      'query ($doctrine: String!) { releases(doctrineSlug: $doctrine) { id slug } }',
      { doctrine },
    );
    const waiting = await Promise.all(
      releases.map(async ({ id, slug }) => {
        const { nodes } = await drafter.ask<{ nodes: { id: string }[] }>(
          'query ($id: ID!) { placements(releaseId: $id, first: 1) { nodes { id } } }',
          { id },
        );
        return { slug, placement: nodes[0]?.id };
      }),
    );
    const found = waiting.find(({ placement }) => placement !== undefined);
    const settled = waiting.find(({ placement }) => placement === undefined);
    if (found?.placement && settled)
      return {
        doctrine,
        placement: found.placement,
        placementEdition: found.slug,
        settledEdition: settled.slug,
      };
  }
  throw new Error('The sample has no placement that waits');
}
