import DataLoader from 'dataloader';
import type { ConsultationsQueries, TextUpdate } from '../consultations.queries';

/** How the texts of all the consultations that one request shows went on, in one statement. */
export class TextUpdatesLoader extends DataLoader<string, TextUpdate[]> {
  constructor(queries: ConsultationsQueries) {
    super(async (ids) => {
      const updates = new Map(ids.map((id): [string, TextUpdate[]] => [id, []]));
      for (const update of await queries.textUpdates(ids)) updates.get(update.consultationId)?.push(update);
      return ids.map((id) => updates.get(id) ?? []);
    });
  }
}
