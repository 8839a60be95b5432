import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfiguration, type Configuration } from '#platform';
import { localDatabaseUrl } from '../local/embedded-postgres';
import { LOCAL_DATABASE } from '../local/local.runner';
import { OperatorError } from '../local/operator.error';
import { CliModule } from './cli.module';

/** The configuration of an operator command: DATABASE_URL, or the database that `npm start` runs on this machine. */
export function operatorConfiguration(): Configuration {
  const environment = { LOG_LEVEL: 'warn', ...process.env };
  const configuration = readConfiguration(environment);
  if (configuration.DATABASE_URL) return configuration;
  const local = localDatabaseUrl(configuration.DATA_DIR, LOCAL_DATABASE);
  if (!local) {
    throw new OperatorError(
      'Aucune base : renseignez DATABASE_URL, ou lancez « npm start » dans un autre terminal pour utiliser la base intégrée.',
    );
  }
  return readConfiguration({ SAMPLE_MODE: 'true', ...environment, DATABASE_URL: local });
}

/** Runs `work` with the domains' services and closes everything after it. */
export async function withServices<T>(work: (services: INestApplicationContext) => Promise<T>): Promise<T> {
  const services = await NestFactory.createApplicationContext(CliModule.with(operatorConfiguration()), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

/** Writes one line for the operator. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
