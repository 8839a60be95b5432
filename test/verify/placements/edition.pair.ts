import type { DataSource } from 'typeorm';
import { type PlacedAnchor, readMarkdownFolder } from '#doctrine';
import { openDatabase } from '#platform';
import type { Stage } from '../processes';
import {
  type MadeAnchor,
  openConsultation,
  placedByJob,
  placementsDone,
  writeComments,
} from './anchored.comments';
import { importEdition, PublishedEdition } from './published.edition';

/** Two editions of one doctrine with the identities that the platform gives, and where it placed anchors of the first in the second. */
export interface PlacedPair {
  before: PublishedEdition;
  after: PublishedEdition;
  job: { placed: PlacedAnchor[]; ms: number };
}

/** Two editions of one doctrine as the platform keeps them, one imported and published after the other, in a database of their own. */
export class EditionPair implements PlacedPair {
  private constructor(
    readonly database: DataSource,
    readonly before: PublishedEdition,
    readonly after: PublishedEdition,
    readonly job: { placed: PlacedAnchor[]; ms: number },
  ) {}

  /**
   * `anchors`: comments to be made on the first edition, in a consultation held on it; a worker places them when the second one is
   * published.
   */
  static async import(
    stage: Stage,
    { from, to }: { from: string; to: string },
    anchors: (before: PublishedEdition) => MadeAnchor[],
  ): Promise<EditionPair> {
    const settings = { DATABASE_URL: await stage.postgres() };
    const database = await openDatabase({ DATABASE_URL: settings.DATABASE_URL, DATABASE_POOL_SIZE: 2 }, []);
    stage.onClear(() => database.destroy());
    const worker = stage.worker(settings);
    await importEdition(stage, settings, from, 'avant');
    const before = await PublishedEdition.of(database, 'avant', await readMarkdownFolder(from));
    const consultation = await openConsultation(stage, settings, database, 'avant');
    await placementsDone(database, 60);
    const comments = await writeComments(database, consultation, anchors(before));
    await importEdition(stage, settings, to, 'apres');
    const after = await PublishedEdition.of(database, 'apres', await readMarkdownFolder(to));
    await placementsDone(database, 120);
    await worker.end();
    return new EditionPair(database, before, after, await placedByJob(database, after.releaseId, comments));
  }
}
