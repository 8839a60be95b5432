import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RolesService } from '#identity';
import { newId } from '#kernel';
import { eventually } from '#platform/testing';
import { DraftedConsultation } from '../../../test/builders/drafted-consultation.builder';
import { TestPlatform } from '../../../test/platform/test-platform';
import type { Visitor } from '../../../test/verify/person';

const TAKE =
  'mutation ($input: TakeSnapshotInput!) { takeSnapshot(input: $input) { ... on Snapshot { id } } }';
const REQUEST =
  'mutation ($input: RequestExportInput!) { requestExport(input: $input) { ... on Export { id } } }';
const STATE = 'query ($id: ID!) { snapshot(id: $id) { state } }';
const SNAPSHOT = 'query ($id: ID!) { snapshot(id: $id) { exports { id state sha256 } } }';

describe('the download of an export', () => {
  let folder: string;
  let platform: TestPlatform;
  let drafter: Visitor;
  let exportId: string;
  let sha256: string | null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'downloads-'));
    platform = await TestPlatform.start({ DATA_DIR: folder });
    const { id: consultationId } = await DraftedConsultation.build(platform.database);
    const email = 'redactrice@exemple.fr';
    drafter = await platform.signIn(email);
    await platform.api.get(RolesService, { strict: false }).grant({ email, role: 'drafter', consultationId });
    const snapshot = await drafter.ask<{ id: string }>(TAKE, { input: { consultationId, label: 'Arrêté' } });
    await eventually(
      () => drafter.ask<{ state: string }>(STATE, { id: snapshot.id }),
      ({ state }) => state === 'ready',
      30,
    );
    const input = { snapshotId: snapshot.id, format: 'csv' };
    ({ id: exportId } = await drafter.ask<{ id: string }>(REQUEST, { input }));
    const { exports } = await eventually(
      () =>
        drafter.ask<{ exports: { state: string; sha256: string | null }[] }>(SNAPSHOT, { id: snapshot.id }),
      (seen) => seen.exports[0]?.state === 'ready',
      30,
    );
    sha256 = exports[0]?.sha256 ?? null;
  }, 90_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true });
  });

  it('gives the drafter the file under its name, with its digest, and lets no cache keep it', async () => {
    const response = await drafter.get(`/exports/${exportId}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const digest = createHash('sha256').update(bytes);
    expect(digest.copy().digest('hex')).toBe(sha256);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': expect.stringContaining('text/csv') as string,
      'content-length': String(bytes.length),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="[^"]+\.csv"; filename\*=UTF-8''[\w.-]+\.csv$/,
      ) as string,
      'repr-digest': `sha-256=:${digest.digest('base64')}:`,
      'cache-control': 'no-store',
    });
  });

  it('is refused with a sentence while the file is being made, and when it is kept no more', async () => {
    const refusedWhile = async (state: 'running' | 'failed', status: number, sentence: string) => {
      const id = newId();
      await platform.database.query(
        `INSERT INTO export (id, snapshot_id, format, state, requested_by)
         SELECT $2, snapshot_id, format, $3, requested_by FROM export WHERE id = $1`,
        [exportId, id, state],
      );
      const response = await drafter.get(`/exports/${id}`);
      expect(response.status).toBe(status);
      expect(await response.text()).toContain(sentence);
    };
    await refusedWhile('running', 409, 'en cours de préparation');
    await refusedWhile('failed', 409, 'Cet export a échoué');
    await rename(join(folder, 'exports', `${exportId}.csv`), join(folder, 'kept.csv'));
    const missing = await drafter.get(`/exports/${exportId}`);
    expect([missing.status, (await missing.text()).includes('n’est plus conservé')]).toEqual([410, true]);
    await rename(join(folder, 'kept.csv'), join(folder, 'exports', `${exportId}.csv`));
  });

  it('is the same page of nothing for whoever may not have it and for what does not exist', async () => {
    const participant = await platform.signIn('participante@exemple.fr');
    const answers = await Promise.all([
      participant.get(`/exports/${exportId}`),
      platform.visitor.get(`/exports/${exportId}`),
      drafter.get(`/exports/${newId()}`),
      drafter.get('/exports/..%2f..%2fetc%2fpasswd'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(pages).size).toBe(1);
  });
});
