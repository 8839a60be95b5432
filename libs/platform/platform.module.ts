import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Configuration } from './config/configuration';
import { openDatabase } from './database/database';
import type { Transactions } from './database/transactions';
import { JobsModule } from './jobs/jobs.module';
import { createLogger } from './logging/logger';
import { CONFIGURATION, LOGGER } from './tokens';

/** What every process has: configuration, logger, database, transactions and jobs. */
@Global()
@Module({})
export class PlatformModule {
  static forProcess(
    kind: 'api' | 'worker',
    configuration: Configuration,
    entities: EntityTarget<ObjectLiteral>[],
    transactions?: typeof Transactions,
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [JobsModule.forProcess(kind, transactions)],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: LOGGER, useFactory: () => createLogger(configuration.LOG_LEVEL) },
        { provide: DataSource, useFactory: () => openDatabase(configuration, entities) },
      ],
      exports: [CONFIGURATION, LOGGER, DataSource],
    };
  }
}
