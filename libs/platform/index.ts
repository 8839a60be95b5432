export {
  Configuration,
  ConfigurationError,
  CONFIGURATION_NAMES,
  contactEmail,
  readConfiguration,
} from './config/configuration';
export { openDatabase } from './database/database';
export { isDatabaseAway } from './database/database.away';
export { migrationClasses, runMigrations } from './database/migrations';
export { Transactions, type Transaction } from './database/transactions';
export { declaredJobs, defineJob, type JobContract } from './jobs/job.contract';
export { Job, JOB_STATES, type JobState } from './jobs/job.entity';
export { JobDelivery } from './jobs/job.delivery';
export { HandlesJob, type JobHandler, type JobUnderWay } from './jobs/job.handler';
export { JobRunner } from './jobs/job.runner';
export { failedJobs, listJobs, retryFailedJobs, retryJob, type JobListing } from './jobs/job.store';
export { correlationId, createLogger, NestLogger, withCorrelation, type Logger } from './logging/logger';
export { PlatformModule } from './platform.module';
export { BUILD_VERSION } from './config/build.version';
export { CONFIGURATION, LOGGER } from './tokens';
