import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { strFromU8, unzipSync } from 'fflate';
import { DataSource } from 'typeorm';
import { newId, NotFound, SignInRequired } from '#kernel';
import { Viewer } from '#identity';
import { CommentsJobsModule } from '#comments/jobs';
import { DoctrineJobsModule } from '#doctrine/jobs';
import { ModerationJobsModule } from '#moderation/jobs';
import { NotificationsJobsModule } from '#notifications/jobs';
import { JobDelivery, PlatformModule, readConfiguration } from '#platform';
import { SendMailHandler } from '#platform/mail';
import { createTestDatabase, eventually, type TestDatabase } from '#platform/testing';
import {
  EXPORT_FORMATS,
  ExportFileMissing,
  ExportNotReady,
  ExportsService,
  SnapshotsService,
  SynthesisModule,
  type ExportFormat,
  type OpenedExport,
} from '#synthesis';
import { SynthesisJobsModule } from '#synthesis/jobs';
import { DraftedConsultation } from '../builders/drafted-consultation.builder';

interface StoredExport {
  state: string;
  progress: number;
  file_name: string | null;
  error: string | null;
}

describe('an export', () => {
  let database: TestDatabase;
  let folder: string;
  let app: TestingModule;
  let dataSource: DataSource;
  let exports: ExportsService;
  let snapshots: SnapshotsService;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'exports-'));
    const configuration = readConfiguration({
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    });
    app = await Test.createTestingModule({
      imports: [
        PlatformModule.forProcess('worker', configuration, []),
        DoctrineJobsModule,
        CommentsJobsModule,
        ModerationJobsModule,
        NotificationsJobsModule,
        SynthesisModule,
        SynthesisJobsModule,
      ],
      providers: [SendMailHandler],
    }).compile();
    await app.init();
    dataSource = app.get(DataSource);
    exports = app.get(ExportsService);
    snapshots = app.get(SnapshotsService);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const files = async (id: string): Promise<string[]> =>
    (await readdir(join(folder, 'exports'))).filter((name) => name.startsWith(id));

  async function row(id: string): Promise<StoredExport> {
    const rows: StoredExport[] = await dataSource.query('SELECT * FROM export WHERE id = $1', [id]);
    return rows[0]!;
  }

  async function jobOf(exportId: string): Promise<{ id: string; attempts: number }> {
    const rows: { id: string; attempts: number }[] = await dataSource.query(
      `SELECT id, attempts FROM job WHERE payload ->> 'exportId' = $1`,
      [exportId],
    );
    return rows[0]!;
  }

  /** Changes a frozen record behind the platform’s back. */
  async function alter(snapshotId: string, position: number, record: object | null): Promise<void> {
    await dataSource.query('ALTER TABLE snapshot_comment DISABLE TRIGGER snapshot_comment_is_final');
    await dataSource.query(
      'UPDATE snapshot_comment SET record = $3 WHERE snapshot_id = $1 AND position = $2',
      [snapshotId, position, JSON.stringify(record)],
    );
    await dataSource.query('ALTER TABLE snapshot_comment ENABLE TRIGGER snapshot_comment_is_final');
  }

  const ended = (id: string, seconds = 20): Promise<StoredExport> =>
    eventually(
      () => row(id),
      ({ state }) => state === 'ready' || state === 'failed',
      seconds,
    );

  async function bytesOf({ stream }: Pick<OpenedExport, 'stream'>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async function made(snapshotId: string, format: ExportFormat): Promise<OpenedExport & { bytes: Buffer }> {
    const { id } = await exports.request(drafter, snapshotId, format);
    expect(await ended(id)).toMatchObject({ state: 'ready', progress: 100 });
    const opened = await exports.open(drafter, id);
    return { ...opened, bytes: await bytesOf(opened) };
  }

  /** All that a reader finds in the file. */
  const textOf = (format: ExportFormat, bytes: Buffer): string =>
    format === 'docx'
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join('\n')
      : bytes.toString('utf8');

  it.each(EXPORT_FORMATS)('of a snapshot in %s is the same each time, byte for byte', async (format) => {
    const root = await consultation.comment({
      quote: 'Chaque logiciel',
      proposedWording: 'L’éditeur transmet.',
    });
    await consultation.comment({ parent: root, body: 'Une **réponse**.' });
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const first = await made(snapshotId, format);
    await consultation.revise(root, 'Un autre texte, écrit après l’arrêté.');
    const second = await made(snapshotId, format);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(first.sha256);
    expect(first).toMatchObject({ byteSize: first.bytes.length, sha256: second.sha256 });
    expect(first.fileName).toMatch(
      new RegExp(`^${consultation.slug}-\\d{4}-\\d\\d-\\d\\d-[0-9a-f]{8}\\.${format}$`),
    );
    expect(textOf(format, first.bytes)).not.toContain('Un autre texte');
    expect(textOf(format, first.bytes)).toContain('réponse');
  });

  it.each(EXPORT_FORMATS)('in %s holds no personal data and nothing that is hidden', async (format) => {
    const person = { email: 'canary-mail@exemple.test', name: 'CANARY NAME', category: 'citizen' } as const;
    const words = { body: 'CANARY BODY', proposedWording: 'CANARY WORDING', quote: 'CANARY QUOTE' };
    const shown = await consultation.comment({ ...person, body: 'Un texte public.' });
    for (const state of ['hidden', 'withdrawn', 'refused', 'submitted', 'in_review'] as const)
      await consultation.comment({ ...words, organisation: 'CANARY ORGANISATION', state });
    const edited = await consultation.comment({ body: 'CANARY BEFORE' });
    await consultation.revise(edited, 'Le texte en vigueur.');
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const authors: { id: string }[] = await dataSource.query('SELECT author_id AS id FROM comment');
    const text = textOf(format, (await made(snapshotId, format)).bytes);
    expect(text).toContain('Un texte public.');
    expect(text).toContain('Citoyen');
    expect(text).not.toMatch(/canary/i);
    for (const { id } of [...authors, shown]) expect(text).not.toContain(id);
    await dataSource.query(`UPDATE participant SET email = $2 WHERE email = $1`, [
      person.email,
      `${newId()}@exemple.test`,
    ]);
  });

  it('asked for twice while it is being made is made once', async () => {
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const both = await Promise.all([1, 2].map(() => exports.request(drafter, snapshotId, 'csv')));
    expect(both[0]?.id).toBe(both[1]?.id);
    await ended(both[0]!.id);
  });

  it('is asked for, listed and opened by the drafters of that consultation alone', async () => {
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const { id } = await exports.request(drafter, snapshotId, 'json');
    await ended(id);
    const elsewhere = await (await DraftedConsultation.build(dataSource)).drafter();
    const participant = Viewer.participant(await consultation.participant({}));
    await expect(exports.request(Viewer.visitor, snapshotId, 'csv')).rejects.toThrow(SignInRequired);
    const absent = await exports.open(drafter, newId()).catch((error: unknown) => error);
    for (const viewer of [elsewhere, participant, Viewer.visitor]) {
      if (viewer.isSignedIn)
        await expect(exports.request(viewer, snapshotId, 'csv')).rejects.toThrow(NotFound);
      expect(await exports.open(viewer, id).catch((error: unknown) => error)).toEqual(absent);
      expect(await exports.ofSnapshots(viewer, [snapshotId])).toEqual([]);
    }
    expect(absent).toBeInstanceOf(NotFound);
    await expect(exports.open(drafter, '../../etc/passwd')).rejects.toThrow(NotFound);
    expect(await exports.ofSnapshots(drafter, [snapshotId])).toHaveLength(1);
  });

  it('that is not ready, or whose file is gone or cut, is not handed out', async () => {
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const { id } = await exports.request(drafter, snapshotId, 'csv');
    await ended(id);
    const path = join(folder, 'exports', `${id}.csv`);
    await writeFile(path, 'cut');
    await expect(exports.open(drafter, id)).rejects.toThrow(ExportFileMissing);
    await rm(path);
    await expect(exports.open(drafter, id)).rejects.toThrow(ExportFileMissing);
    const waiting = newId();
    await dataSource.query(
      `INSERT INTO export (id, snapshot_id, format, requested_by) VALUES ($1, $2, 'csv', $3)`,
      [waiting, snapshotId, drafter.participantId],
    );
    await expect(exports.open(drafter, waiting)).rejects.toThrow(ExportNotReady);
  });

  it('whose writing fails half way is started again and leaves one good file', async () => {
    await consultation.manyComments(1_100);
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const [kept]: { record: object }[] = await dataSource.query(
      'SELECT record FROM snapshot_comment WHERE snapshot_id = $1 AND position = 900',
      [snapshotId],
    );
    await alter(snapshotId, 900, null);
    const { id } = await exports.request(drafter, snapshotId, 'docx');
    await writeFile(join(folder, 'exports', `${id}.deadbeef.partial`), 'left by a worker that was killed');
    await eventually(
      () => jobOf(id),
      (job) => job.attempts === 1,
    );
    expect(await files(id)).toEqual([`${id}.deadbeef.partial`]);
    const half = await row(id);
    expect(half).toMatchObject({ state: 'running', file_name: null });
    expect(half.progress).toBeGreaterThan(0);
    expect(half.progress).toBeLessThan(100);
    await alter(snapshotId, 900, kept!.record);
    expect((await ended(id, 60)).state).toBe('ready');
    expect(await files(id)).toEqual([`${id}.docx`]);
    const opened = await exports.open(drafter, id);
    const bytes = await bytesOf(opened);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(opened.sha256);
    expect(bytes.equals((await made(snapshotId, 'docx')).bytes)).toBe(true);
  }, 120_000);

  it('of a snapshot that was altered behind the platform’s back is never finished', async () => {
    await consultation.comment();
    const { id: snapshotId } = await snapshots.take(drafter, consultation.id, 'Arrêté');
    const [frozen]: { record: object }[] = await dataSource.query(
      'SELECT record FROM snapshot_comment WHERE snapshot_id = $1',
      [snapshotId],
    );
    await alter(snapshotId, 1, { ...frozen!.record, body: 'Autre' });
    // Its last try.
    const { id } = await exports.request(drafter, snapshotId, 'csv');
    const job = await eventually(
      () => jobOf(id),
      ({ attempts }) => attempts > 0,
    );
    await dataSource.query(
      `UPDATE job SET attempts = 4, available_at = now() - interval '1 minute' WHERE id = $1`,
      [job.id],
    );
    await app.get(JobDelivery).sweep();
    const failed = await ended(id);
    expect(failed).toMatchObject({ state: 'failed', file_name: null });
    expect(failed.error).toContain('Demandez-en un nouveau');
    expect(await files(id)).toEqual([]);
    await expect(exports.open(drafter, id)).rejects.toThrow(ExportNotReady);
  });
});
