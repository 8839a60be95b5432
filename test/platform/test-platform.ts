import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { startApi } from '../../apps/api/api';
import { startWorker } from '../../apps/worker/worker';
import { readConfiguration, type Configuration } from '#platform';
import { createTestDatabase, eventually } from '#platform/testing';

export interface GraphqlAnswer {
  status: number;
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** A person at the platform: a browser's cookie, and nothing else. */
export class Person {
  constructor(
    private readonly url: string,
    private readonly cookie?: string,
  ) {}

  /** Sends one operation as this person's browser would. */
  async graphql(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.cookie && { cookie: this.cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
  }

  /** Sends one operation and gives its only root field. Throws on any GraphQL error. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.graphql(query, variables);
    if (errors ?? !data) throw new Error(errors?.map((error) => error.message).join('; ') ?? 'no data');
    return Object.values(data)[0] as T;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers: this.cookie ? { cookie: this.cookie } : {},
      redirect: 'manual',
    });
  }
}

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
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      SAMPLE_MODE: 'true',
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

  get visitor(): Person {
    return new Person(this.url);
  }

  /** Signs somebody in by the link that is mailed to them, as a person does. */
  async signIn(email: string): Promise<Person> {
    await this.visitor.ask(
      `mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }`,
      {
        input: { email },
      },
    );
    const mails = await eventually(
      () =>
        this.database.query(
          `SELECT text_body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1`,
          [email],
        ),
      (rows: { text_body: string }[]) => rows.length > 0,
    );
    const code = /code=([\w-]+)/.exec(mails[0].text_body)?.[1];
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`,
        variables: { input: { token: code } },
      }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!cookie) throw new Error(`No session for ${email}: ${await response.text()}`);
    return new Person(this.url, cookie);
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.worker?.close();
    await this.dropDatabase();
  }
}
