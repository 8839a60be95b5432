import 'reflect-metadata';
import { runMigrations } from '#platform';
import { startApi } from '../api/api';
import { sampleAccounts } from '../cli/sample/sample.accounts';
import { loadSample } from '../cli/sample/sample.loader';
import { startWorker } from '../worker/worker';
import { runLocal, type LocalParts } from './local.runner';

const parts: LocalParts = {
  migrate: runMigrations,
  loadSample,
  services: [
    { name: 'worker', start: startWorker },
    { name: 'api', start: startApi },
  ],
  sampleAccounts,
};

void runLocal(parts, process.env).then((code) => process.exit(code));
