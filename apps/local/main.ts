import 'reflect-metadata';
import { runMigrations } from '#platform';
import { type LocalParts, runLocal } from './local.runner';

const parts: LocalParts = {
  migrate: runMigrations,
  loadSample: () => Promise.resolve(),
  services: [],
  sampleAccounts: [],
};

void runLocal(parts, process.env).then((code) => process.exit(code));
