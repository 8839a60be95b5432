import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { InvalidInput, newId, NotFound, SignInRequired } from '#kernel';
import { Viewer } from '#identity';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { DispositionsService } from './dispositions.service';
import type { SnapshotRecord } from './export';
import { canonicalJson } from './snapshot.digest';
import { recordsOf } from './snapshot.queries';
import { SnapshotsService } from './snapshots.service';
import { SynthesisModule } from './synthesis.module';

describe('a snapshot', () => {
  let domain: TestDomain;
  let dataSource: DataSource;
  let snapshots: SnapshotsService;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
    snapshots = domain.get(SnapshotsService);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(() => domain.stop());

  async function taken(label: string): Promise<{ id: string; digest: string; records: SnapshotRecord[] }> {
    const { id, digest } = await snapshots.take(drafter, consultation.id, label);
    const records: SnapshotRecord[] = [];
    for await (const record of recordsOf(dataSource, id)) records.push(record);
    return { id, digest, records };
  }

  it('holds the public comments in the order of the tree, each reply after its parent', async () => {
    await consultation.comment({ section: 'agenda', body: 'agenda' });
    const first = await consultation.comment({ section: 'ins', body: 'ins 1' });
    await consultation.comment({ section: 'ins', body: 'ins 2' });
    await consultation.comment({ section: 'identite', body: 'identite' });
    await consultation.comment({ parent: first, body: 'reply to ins 1' });
    const { id, records } = await taken('Premier');
    expect(records.map(({ reference, body, parentReference }) => [reference, body, parentReference])).toEqual(
      [
        ['C-0001', 'identite', null],
        ['C-0002', 'ins 1', null],
        ['C-0003', 'reply to ins 1', 'C-0002'],
        ['C-0004', 'ins 2', null],
        ['C-0005', 'agenda', null],
      ],
    );
    expect(await snapshots.header(id)).toMatchObject({
      consultationTitle: 'Concertation sur la doctrine',
      releaseLabel: 'Édition soumise à concertation',
      snapshotLabel: 'Premier',
      charterTitle: 'Charte des échanges',
      timeZone: 'Europe/Paris',
      counts: { records: 5, contributions: 4, replies: 1, withDisposition: 0 },
      sections: [
        { slug: 'identite', number: '1', depth: 0, contributions: 1, replies: 0, withDisposition: 0 },
        { slug: 'ins', number: '1.1', depth: 1, contributions: 2, replies: 1, withDisposition: 0 },
        { slug: 'agenda', number: '2', depth: 0, contributions: 1, replies: 0, withDisposition: 0 },
      ],
    });
  });

  it('freezes a record whole', async () => {
    const { id, revisionId } = await consultation.comment({
      ...{
        section: 'ins',
        quote: 'Chaque logiciel',
        body: 'Préciser **qui**.',
        proposedWording: 'L’éditeur',
      },
      ...{ category: 'vendor', organisation: 'Société Exemple' },
    });
    for (const position of ['for', 'for', 'against']) {
      await dataSource.query(
        'INSERT INTO reaction (id, comment_id, revision_id, participant_id, position) VALUES ($1, $2, $3, $4, $5)',
        [newId(), id, revisionId, await consultation.participant({}), position],
      );
    }
    await domain.get(DispositionsService).set(drafter, {
      ...{ commentId: id, outcome: 'accepted_in_part' },
      motive: 'L’éditeur est désormais nommé.',
    });
    const { records } = await taken('Premier');
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(records).toEqual([
      {
        reference: 'C-0001',
        section: { slug: 'ins', number: '1.1', title: 'Identité nationale de santé', position: 1 },
        passage: 'Chaque logiciel',
        kind: 'amendment',
        position: null,
        state: 'published',
        title: null,
        body: 'Préciser **qui**.',
        proposedWording: 'L’éditeur',
        author: { name: null, category: 'Éditeur de logiciels', organisation: 'Société Exemple' },
        provenance: { stage: 'Rennes', channel: 'online', verbatim: null },
        createdAt: instant,
        publishedAt: instant,
        parentReference: null,
        depth: 0,
        reactions: { for: 2, mixed: 0, against: 1 },
        sourceTally: null,
        sources: [],
        disposition: {
          outcome: 'accepted_in_part',
          motive: 'L’éditeur est désormais nommé.',
          setAt: instant,
        },
      },
    ]);
  });

  it('holds a trace without words of what was hidden or withdrawn, and nothing of what was never public', async () => {
    const words = { body: 'CANARY', proposedWording: 'CANARY', quote: 'CANARY', organisation: 'CANARY' };
    const hidden = await consultation.comment({ ...words, state: 'hidden' });
    await consultation.comment({ parent: hidden, body: 'Une réponse qui reste.' });
    await consultation.comment({ ...words, state: 'withdrawn' });
    for (const state of ['submitted', 'in_review', 'refused'] as const)
      await consultation.comment({ ...words, state });
    const { records } = await taken('Premier');
    expect(records.map(({ state }) => state)).toEqual(['hidden', 'published', 'withdrawn']);
    expect(JSON.stringify(records)).not.toContain('CANARY');
  });

  it('is not changed by what happens to its comments afterwards', async () => {
    const edited = await consultation.comment({ body: 'avant' });
    const hidden = await consultation.comment({ body: 'encore visible' });
    const before = await taken('Premier');
    await consultation.revise(edited, 'après');
    await consultation.setState(hidden, 'hidden');
    const again: SnapshotRecord[] = [];
    for await (const record of recordsOf(dataSource, before.id)) again.push(record);
    expect(again).toEqual(before.records);
    const after = await taken('Second');
    expect(after.records.map(({ body }) => body)).toEqual(['après', '']);
    expect(after.digest).not.toBe(before.digest);
  });

  it('gives a comment the number that an earlier one gave it', async () => {
    await consultation.comment({ section: 'agenda', body: 'premier' });
    await taken('Premier');
    await consultation.comment({ section: 'identite', body: 'arrivé après' });
    const { records } = await taken('Second');
    expect(records.map(({ reference, body }) => [reference, body])).toEqual([
      ['C-0002', 'arrivé après'],
      ['C-0001', 'premier'],
    ]);
  });

  it('carries a digest that can be computed again from its lines of canonical JSON', async () => {
    await consultation.comment({ body: 'Œuvre « é » 😀\n\tfin' });
    await consultation.comment();
    const { id, digest, records } = await taken('Premier');
    const { digest: _, ...header } = await snapshots.header(id);
    const lines = [header, ...records].map((line) => `${canonicalJson(line)}\n`);
    expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(digest);
  });

  it('of an empty consultation holds nothing', async () => {
    expect((await taken('Premier')).records).toEqual([]);
  });

  it('is held by the database: never changed, added to or removed', async () => {
    await consultation.comment();
    const { id } = await taken('Premier');
    for (const sql of [
      `UPDATE snapshot SET label = 'Autre' WHERE id = $1`,
      'DELETE FROM snapshot WHERE id = $1',
      `UPDATE snapshot_comment SET record = '{}' WHERE snapshot_id = $1`,
      'DELETE FROM snapshot_comment WHERE snapshot_id = $1',
      `INSERT INTO snapshot_comment (snapshot_id, position, record) VALUES ($1, 99, '{}')`,
    ]) {
      await expect(dataSource.query(sql, [id])).rejects.toMatchObject({ code: '23001' });
    }
    await expect(dataSource.query('TRUNCATE snapshot CASCADE')).rejects.toMatchObject({ code: '23001' });
  });

  it('is taken and read by the drafters of that consultation alone', async () => {
    const { id } = await taken('Premier');
    const participant = Viewer.participant(await consultation.participant({}));
    const elsewhere = await (await DraftedConsultation.build(dataSource)).drafter();
    await expect(snapshots.take(Viewer.visitor, consultation.id, 'x')).rejects.toThrow(SignInRequired);
    for (const viewer of [participant, elsewhere]) {
      await expect(snapshots.take(viewer, consultation.id, 'x')).rejects.toThrow(NotFound);
      expect(await snapshots.read(viewer, id)).toBeNull();
      expect(await snapshots.list(viewer, consultation.id, {})).toEqual([]);
    }
    expect(await snapshots.read(drafter, id)).toMatchObject({ label: 'Premier', commentCount: 0 });
    expect(await snapshots.list(drafter, consultation.id, {})).toHaveLength(1);
  });

  it('has a name of its own', async () => {
    await taken('Premier');
    for (const label of ['', '   ', 'x'.repeat(121), ' Premier '])
      await expect(snapshots.take(drafter, consultation.id, label)).rejects.toThrow(InvalidInput);
  });

  it('and another taken at the same moment give no comment two numbers', async () => {
    await consultation.comment();
    await consultation.comment();
    const both = await Promise.all([taken('Premier'), taken('Second')]);
    const references = both.map(({ records }) => records.map(({ reference }) => reference));
    expect(references).toEqual([
      ['C-0001', 'C-0002'],
      ['C-0001', 'C-0002'],
    ]);
  });
});
