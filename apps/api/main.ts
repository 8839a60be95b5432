import 'reflect-metadata';
import { readConfiguration } from '#platform';
import { runProcess } from '../process';
import { startApi } from './api';

runProcess(async () => {
  const api = await startApi(readConfiguration());
  return () => api.close();
});
