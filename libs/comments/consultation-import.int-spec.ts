import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AddressTaken } from '#doctrine';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import { type ConsultationImported, ConsultationImport, readCapCollectifJson } from './index';
import type { ImportedRecord, SoundReading } from './import';

const FILE = join(
  process.env.SHARED_DATA ?? '../shared/data',
  'consultations',
  'republique-numerique-2015.json',
);
const present = existsSync(FILE);
if (!present) process.stderr.write(`SKIPPED: real consultation, ${FILE} is not there\n`);

(present ? describe : describe.skip)('the consultation of 2015 on the digital republic, imported', () => {
  let stage: CommentsStage;
  let service: ConsultationImport;
  let reading: SoundReading;
  let done: ConsultationImported;
  /** That write what was said. */
  let statements: number;

  const wish = {
    slug: 'republique-numerique',
    title: 'République numérique',
    tallyLabel: 'Plateforme d’origine',
    moderationPolicy: 'after',
  } as const;

  beforeAll(async () => {
    stage = await CommentsStage.open();
    service = stage.consultationImport;
    const read = await readCapCollectifJson(FILE);
    if (!read.sound) throw new Error('the real file is refused');
    reading = read;
    const opensAt = new Date('2015-09-26T00:00:00+02:00');
    const closesAt = new Date('2015-10-19T00:00:00+02:00');
    const counted = await countStatements(stage.dataSource, () =>
      service.run(reading, { ...wish, opensAt, closesAt }),
    );
    done = counted.result;
    statements = counted.statements.filter((sql) => /comment|vote_tally/.test(sql)).length;
  }, 300_000);

  afterAll(() => stage.close());

  it('is there whole, written by batches of five hundred, and causes no job', async () => {
    expect(done).toMatchObject({ sections: 18, comments: 696, replies: 3994, sources: 326, hidden: 4 });
    // 5,016 rows in 11 batches, the sources of a batch in a statement of their own.
    expect(statements).toBeLessThanOrEqual(22);
    expect(await stage.dataSource.query('SELECT name FROM job')).toEqual([]);
  });

  it('has every record with its words, position and votes, one by one', async () => {
    const comments: Record<string, unknown>[] = await stage.dataSource.query(
      `SELECT c.source_ref AS ref, r.body, c.position, c.state, c.author_name AS author, t.votes_for AS "for",
         t.votes_mixed AS mixed, t.votes_against AS against, t.votes_total AS total, p.source_ref AS parent
       FROM comment c JOIN comment_revision r ON r.id = c.published_revision_id
       LEFT JOIN comment p ON p.id = c.parent_id LEFT JOIN vote_tally t ON t.comment_id = c.id
       WHERE c.consultation_id = $1`,
      [done.consultationId],
    );
    const sources: Record<string, unknown>[] = await stage.dataSource.query(
      `SELECT s.source_ref AS ref, s.title, s.url, coalesce(s.body, '') AS body, s.votes, c.source_ref AS parent
       FROM comment_source s JOIN comment c ON c.id = s.comment_id`,
    );
    const byRef = new Map([...comments, ...sources].map((row) => [row.ref, row]));
    const proposals = new Map<string, string>();
    const expected = (record: ImportedRecord): object => {
      const { sourceRef: ref, body, votes } = record;
      if (record.kind === 'source') {
        const parent = proposals.get(record.proposalId);
        return { ref, title: record.title, url: record.url, body, votes: votes.total, parent };
      }
      return {
        ref,
        body,
        position: record.kind === 'argument' ? record.position : null,
        state: record.binned ? 'hidden' : 'published',
        author: record.author.key,
        ...votes,
        parent: record.kind === 'argument' ? proposals.get(record.proposalId) : null,
      };
    };
    for await (const record of reading.records()) {
      if (record.kind === 'proposal') proposals.set(record.externalId, record.sourceRef);
      expect(byRef.get(record.sourceRef)).toEqual(expected(record));
    }
    expect(byRef.size).toBe(5016);
  }, 180_000);

  it('opens its fullest section at the cost of its emptiest', async () => {
    const counts = (await stage.counts.bySection(done.consultationId)).sort(
      (a, b) => b.comments + b.replies - (a.comments + a.replies),
    );
    const cost = async (sectionId = '') => {
      const place = { consultationId: done.consultationId, sectionId };
      const counted = await countStatements(stage.dataSource, () =>
        stage.queries.sectionThreads(Viewer.visitor, place, { first: 50 }),
      );
      return counted.statements.length;
    };
    expect(counts[0]?.replies).toBeGreaterThan(200);
    expect([await cost(counts[0]?.sectionId), await cost(counts.at(-1)?.sectionId)]).toEqual([3, 3]);
  });

  it('shows what its moderators binned as a trace without a word', async () => {
    const rows: { id: string }[] = await stage.dataSource.query(
      `SELECT id FROM comment WHERE state = 'hidden'`,
    );
    for (const { id } of rows) {
      expect(await stage.queries.commentById(Viewer.visitor, id)).toMatchObject({
        visibility: 'trace',
        revision: null,
        author: null,
        tallies: [],
      });
    }
  });

  it('is refused a second time under the same address, and leaves nothing half in', async () => {
    await expect(service.run(reading, wish)).rejects.toThrow(AddressTaken);
    const [row] = await stage.dataSource.query('SELECT count(*)::int AS count FROM comment');
    expect(row).toEqual({ count: 4690 });
  }, 60_000);

  it('is closed: nobody adds to it', async () => {
    const [row]: { id: string }[] = await stage.dataSource.query(
      `SELECT id FROM comment WHERE state = 'published' LIMIT 1`,
    );
    const camille = await stage.participant();
    await expect(stage.reply(camille, row?.id ?? '')).rejects.toThrow(/close depuis/);
  });
});
