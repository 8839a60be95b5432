import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { DomainError, newId } from '#kernel';
import {
  createTestDatabase,
  eventually,
  hasRedis,
  startTestRedis,
  type TestDatabase,
} from '#platform/testing';
import { readConfiguration } from '../config/configuration';
import { Transactions, type Transaction } from '../database/transactions';
import { PlatformModule } from '../platform.module';
import { defineJob } from './job.contract';
import { HandlesJob, type JobHandler } from './job.handler';
import { listJobs, retryJob } from './job.store';

class NotePayload {
  @IsUUID()
  noteId: string;
}

const WriteNote = defineJob('test.write-note', NotePayload);
const FailingNote = defineJob('test.failing-note', NotePayload);
const RefusedNote = defineJob('test.refused-note', NotePayload);

const insertNote = (payload: NotePayload, { manager }: Transaction): Promise<void> =>
  manager.query('INSERT INTO note (id) VALUES ($1)', [payload.noteId]);

@Injectable()
@HandlesJob(WriteNote)
class WriteNoteHandler implements JobHandler<NotePayload> {
  apply = insertNote;
}

@Injectable()
@HandlesJob(FailingNote)
class FailingNoteHandler implements JobHandler<NotePayload> {
  async apply(payload: NotePayload, transaction: Transaction): Promise<void> {
    await insertNote(payload, transaction);
    const [{ count }] = await transaction.manager.query('SELECT count(*)::int AS count FROM attempt');
    if (count === 0) {
      await this.dataSource.query('INSERT INTO attempt VALUES (1)');
      throw new Error('first try fails after its effect');
    }
  }
  constructor(private readonly dataSource: DataSource) {}
}

@Injectable()
@HandlesJob(RefusedNote)
class RefusedNoteHandler implements JobHandler<NotePayload> {
  apply(): Promise<void> {
    return Promise.reject(new DomainError('REFUSED', 'canary@example.org'));
  }
}

const handlers = [WriteNoteHandler, FailingNoteHandler, RefusedNoteHandler];

if (!hasRedis()) {
  process.stderr.write('SKIPPED: redis-server is missing, the Redis variant of durable jobs is not tried\n');
}

/** The process under test, composed here: a worker with the three handlers above. */
@Module({})
class TestWorker {}

describe.each(hasRedis() ? ['postgres', 'redis'] : ['postgres'])(
  'durable jobs delivered through %s',
  (backend) => {
    let database: TestDatabase;
    let redis: Awaited<ReturnType<typeof startTestRedis>> = null;
    let app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;
    let dataSource: DataSource;
    let transactions: Transactions;

    beforeAll(async () => {
      database = await createTestDatabase();
      redis = backend === 'redis' ? await startTestRedis() : null;
      const configuration = readConfiguration({
        DATABASE_URL: database.url,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
        ...(redis && { REDIS_URL: redis.url }),
      });
      app = await NestFactory.createApplicationContext(
        {
          module: TestWorker,
          imports: [PlatformModule.forProcess('worker', configuration, [])],
          providers: handlers,
        },
        { logger: false },
      );
      dataSource = app.get(DataSource);
      transactions = app.get(Transactions);
      await dataSource.query('CREATE TABLE note (id uuid PRIMARY KEY); CREATE TABLE attempt (n int)');
    }, 30_000);

    afterAll(async () => {
      await app.close();
      await redis?.stop();
      await database.drop();
    });

    const stateOf = async (id: string): Promise<string> => {
      const jobs: { state: string }[] = await dataSource.query('SELECT state FROM job WHERE id = $1', [id]);
      return jobs[0]?.state ?? 'absent';
    };

    it('a job is done once after its command', async () => {
      const ids = await Promise.all(
        Array.from({ length: 50 }, () =>
          transactions.run((tx) => tx.enqueue(WriteNote, { noteId: newId() })),
        ),
      );
      await eventually(
        () => Promise.all(ids.map(stateOf)),
        (states) => states.every((state) => state === 'completed'),
      );
    });

    it('a command that is rolled back leaves no job', async () => {
      let id = '';
      await expect(
        transactions.run(async (tx) => {
          id = await tx.enqueue(WriteNote, { noteId: newId() });
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      expect(await stateOf(id)).toBe('absent');
    });

    it('an effect whose transaction fails is undone and tried again', async () => {
      const noteId = newId();
      const id = await transactions.run((tx) => tx.enqueue(FailingNote, { noteId }));
      await eventually(
        () => stateOf(id),
        (state) => state === 'completed',
      );
      expect(await dataSource.query('SELECT id FROM note WHERE id = $1', [noteId])).toHaveLength(1);
    });

    it('a refusal of the domain is kept as failed at once, without its words, and can be run again', async () => {
      const id = await transactions.run((tx) => tx.enqueue(RefusedNote, { noteId: newId() }));
      await eventually(
        () => stateOf(id),
        (state) => state === 'failed',
      );
      const failed = (await listJobs(dataSource, 'failed')).find((job) => job.id === id);
      expect(failed).toMatchObject({ attempts: 1, lastError: 'DomainError REFUSED' });
      await retryJob(dataSource, id);
      await eventually(
        () => stateOf(id),
        (state) => state === 'failed',
      );
    });

    it('a payload that does not fit its contract is refused before it is written', async () => {
      await expect(transactions.run((tx) => tx.enqueue(WriteNote, { noteId: 'x' }))).rejects.toThrow(
        'noteId',
      );
    });

    it('jobs go on after every connection to PostgreSQL was cut, as a restart does', async () => {
      for (let round = 0; round < 3; round += 1) {
        await dataSource
          .query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          )
          .catch(() => undefined);
        const id = await eventually(
          () => transactions.run((tx) => tx.enqueue(WriteNote, { noteId: newId() })).catch(() => ''),
          (enqueued) => enqueued !== '',
        );
        await eventually(
          () => stateOf(id),
          (state) => state === 'completed',
        );
      }
    });
  },
);
