import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import type { EditionsQueries, ReleaseAccount } from '../editions.queries';

/** Why all the editions that one request shows were published, in one statement. */
export class ReleaseAccountsLoader extends DataLoader<string, ReleaseAccount | null> {
  constructor(queries: EditionsQueries, viewer: Viewer) {
    super(async (ids) => {
      const accounts = new Map(
        (await queries.releaseAccounts(viewer, ids)).map((account) => [account.releaseId, account]),
      );
      return ids.map((id) => accounts.get(id) ?? null);
    });
  }
}
