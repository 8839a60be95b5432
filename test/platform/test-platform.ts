import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { startApi } from '../../apps/api/api';
import { startWorker } from '../../apps/worker/worker';
import { readConfiguration, type Configuration } from '#platform';
import { createTestDatabase } from '#platform/testing';
import { Visitor } from '../verify/person';

/** The whole platform, API and worker, on a database of its own. */
export class TestPlatform {
  private constructor(
    readonly url: string,
    readonly configuration: Configuration,
    readonly api: NestFastifyApplication,
    readonly worker: INestApplicationContext | null,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(
    settings: Record<string, string> = {},
    options: { worker: boolean } = { worker: true },
  ): Promise<TestPlatform> {
    const database = await createTestDatabase();
    const configuration = readConfiguration({
      DATABASE_URL: database.url,
      PORT: '0',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      SAMPLE_MODE: 'true',
      // A test's people do in a second what takes others a day.
      ACCOUNT_LIMIT_FACTOR: '1000',
      GRAPHQL_INTROSPECTION: 'false',
      ...settings,
    });
    const worker = options.worker ? await startWorker(configuration) : null;
    const api = await startApi(configuration);
    return new TestPlatform(await api.getUrl(), configuration, api, worker, () => database.drop());
  }

  get database(): DataSource {
    return this.api.get(DataSource);
  }

  get visitor(): Visitor {
    return new Visitor(this.url);
  }

  /** Signs somebody in by the link that is mailed to them, as a person does. */
  signIn(email: string): Promise<Visitor> {
    return this.visitor.signIn(email, async (address) => {
      const mails: { text_body: string }[] = await this.database.query(
        `SELECT text_body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1`,
        [address],
      );
      return mails[0]?.text_body ?? null;
    });
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.worker?.close();
    await this.dropDatabase();
  }
}
