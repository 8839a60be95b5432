import 'reflect-metadata';
import { readConfiguration } from '#platform';
import { runProcess } from '../process';
import { startWorker } from './worker';

runProcess(async () => {
  const worker = await startWorker(readConfiguration());
  return () => worker.close();
});
