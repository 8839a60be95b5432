import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { PlatformModule, readConfiguration } from '#platform';
import { createTestDatabase } from '#platform/testing';

/** The services and queries of some domains as a process composes them, on a database of their own; no HTTP, no worker. */
export class TestDomain {
  private constructor(
    private readonly module: TestingModule,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(...domains: Type[]): Promise<TestDomain> {
    const { url, drop } = await createTestDatabase();
    // Commands that a test sends at once find a connection each: a race is real.
    const configuration = readConfiguration({
      DATABASE_URL: url,
      DATABASE_POOL_SIZE: '25',
      LOG_LEVEL: 'silent',
      // A test's people do in a second what takes others a day.
      ACCOUNT_LIMIT_FACTOR: '1000',
    });
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, []), ...domains],
    }).compile();
    module.enableShutdownHooks();
    await module.init();
    return new TestDomain(module, drop);
  }

  get<Provider>(provider: Type<Provider>): Provider {
    return this.module.get(provider, { strict: false });
  }

  get database(): DataSource {
    return this.get(DataSource);
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.dropDatabase();
  }
}
