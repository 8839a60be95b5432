import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { reportOf } from './case.report';
import type { JudgedQuote } from './judged.quotes';
import { type MovedParagraph, movedParagraphs } from './moved.paragraphs';
import { importEdition, PublishedEdition } from './published.edition';
import type { WordLinks } from './word.links';

/** Two editions of one doctrine as the platform keeps them, one imported and published after the other, in a database of their own. */
export class EditionPair {
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

  /** Blocks that went to another page word for word, titles apart, and those of both whose identity the platform lost. */
  moved(links: WordLinks): { paragraphs: number; titles: number; lost: MovedParagraph[] } {
    const moved = movedParagraphs(links);
    const titles = moved.filter(({ from }) => from.kind === 'heading').length;
    const lost = moved.filter(
      ({ from, to }) => this.before.blockId(from.ordinal) !== this.after.blockId(to.ordinal),
    );
    return { paragraphs: moved.length - titles, titles, lost };
  }

  /** All that was not simply right, wrong ones first, in a file of the system's temporary folder: it holds sentences of the doctrine. */
  async writeCases(judged: readonly JudgedQuote[]): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'placements-')), 'cases.txt');
    const rank = ({ judgement, truth }: JudgedQuote): number =>
      ['wrong', 'missed', 'person', 'right'].indexOf(judgement) + (truth.doubt === '' ? 0 : 10);
    const cases = judged
      .filter(({ judgement, truth }) => judgement !== 'right' || truth.doubt !== '')
      .sort((a, b) => rank(a) - rank(b));
    await writeFile(file, cases.map((one) => reportOf(one, this.before.words, this.after.words)).join('\n'));
    return file;
  }
}
