import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration';
import { Transactions } from '../database/transactions';
import type { Logger } from '../logging/logger';
import { CONFIGURATION, LOGGER } from '../tokens';
import { postgresBackend, redisBackend } from './job.backend';
import { JobDelivery } from './job.delivery';
import { JobRunner } from './job.runner';

/** Commands and the delivery of the jobs they cause; in the worker also the runner that does them. */
@Global()
@Module({})
export class JobsModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly delivery: JobDelivery,
  ) {}

  /** `transactions` is another class only where an operator's tool runs commands in its own way. */
  static forProcess(kind: 'api' | 'worker', transactions: typeof Transactions = Transactions): DynamicModule {
    return {
      module: JobsModule,
      imports: kind === 'worker' ? [DiscoveryModule] : [],
      providers: [
        {
          provide: JobDelivery,
          inject: [CONFIGURATION, DataSource, LOGGER],
          useFactory: (configuration: Configuration, dataSource: DataSource, logger: Logger) =>
            new JobDelivery(
              configuration.REDIS_URL
                ? redisBackend(configuration.REDIS_URL)
                : postgresBackend(configuration.DATABASE_URL ?? ''),
              dataSource,
              logger,
            ),
        },
        { provide: Transactions, useClass: transactions },
        ...(kind === 'worker' ? [JobRunner] : []),
      ],
      exports: [JobDelivery, Transactions, ...(kind === 'worker' ? [JobRunner] : [])],
    };
  }

  /** The last to close: handlers of other modules have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.delivery.close();
    await this.dataSource.destroy();
  }
}
