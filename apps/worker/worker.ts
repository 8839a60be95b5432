import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LOGGER, NestLogger, type Configuration, type Logger } from '#platform';
import { WorkerModule } from './worker.module';

/** Starts doing jobs. Throws when the database or the queue cannot be used, or a job lacks its handler. */
export async function startWorker(configuration: Configuration): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(configuration), {
    bufferLogs: true,
    abortOnError: false,
  });
  worker.useLogger(new NestLogger(worker.get<Logger>(LOGGER)));
  return worker;
}
