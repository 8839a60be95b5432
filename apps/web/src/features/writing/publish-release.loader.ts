import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, notFound, query } from '../../api/api';
import type { ResultOf } from '../../api/graphql';
import { DONE } from '../../shell/done';
import { refusalOf, refused } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';
import { editionAddress } from './edition.address';
import { PlacementCountsQuery, PublishMutation, PendingChangesQuery } from './writing.documents';

/** In the order in which they are counted. */
const CHANGES = ['added', 'changed', 'moved', 'renamed', 'retired'] as const;

/** What the next edition would change, and how far the comments are with the last. */
export async function publishReleaseLoader(call: LoaderFunctionArgs) {
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace: workspace, pendingChanges: changes } = await query(call, PendingChangesQuery, {
    doctrine,
  });
  if (!workspace) throw notFound();
  const { lastRelease } = workspace;
  const placed = lastRelease && (await query(call, PlacementCountsQuery, { release: lastRelease.id }));
  return {
    doctrine: workspace,
    changes,
    counts: CHANGES.map((kind) => ({
      kind,
      count: changes.filter((change) => change.changes.includes(kind)).length,
    })).filter(({ count }) => count > 0),
    /** Contributions on sections whose words change or go. */
    commentsConcerned: changes
      .filter((change) => change.changes.includes('changed') || change.changes.includes('retired'))
      .reduce((sum, { commentCount }) => sum + commentCount, 0),
    placements: placed?.placementCounts ?? null,
    /** Threads that the job will place in it, whatever they are about. */
    threads: placed ? threadsOf(placed.placementCounts) : 0,
    isJustPublished: new URL(call.request.url).searchParams.get(DONE) === 'edition-publiee',
  };
}

type Counts = ResultOf<typeof PlacementCountsQuery>['placementCounts'];

const threadsOf = ({ exact, moved, fuzzy, changed, lost, unplaced }: Counts): number =>
  exact + moved + fuzzy + changed + lost + unplaced;

export type PublishReleaseData = Awaited<ReturnType<typeof publishReleaseLoader>>;

/** Publishes; one comes back to the page, which then says how the comments are being placed. */
export async function publishReleaseAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const label = textOf(form, 'label');
  const { publishRelease: result } = await mutate(call, PublishMutation, {
    input: {
      doctrineId: textOf(form, 'doctrineId'),
      ...{
        label,
        slug: textOf(form, 'slug').trim() || editionAddress(label),
        reason: textOf(form, 'reason'),
      },
    },
  });
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const language = languageOf(new URL(call.request.url).pathname);
  return redirect(addressOf(language, 'publishRelease', call.params, { fait: 'edition-publiee' }));
}
