import DataLoader from 'dataloader';
import type { FindingRow, ModerationCaseQueries } from '../moderation-case.queries';

/** Findings of all the cases that one request shows, in one statement. */
export class FindingsLoader extends DataLoader<string, FindingRow[]> {
  constructor(queries: ModerationCaseQueries) {
    super(async (revisionIds) => {
      const byRevision = new Map<string, FindingRow[]>(revisionIds.map((id) => [id, []]));
      for (const row of await queries.findingsOf(revisionIds)) byRevision.get(row.revisionId)?.push(row);
      return revisionIds.map((id) => byRevision.get(id) ?? []);
    });
  }
}
