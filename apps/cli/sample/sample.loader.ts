import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { Transactions, type Configuration } from '#platform';
import type { Sample } from './content/sample.types';
import { RecordedTransactions } from './recorded.transactions';
import { readContent, sampleFolder } from './sample.content';
import { SampleConsultations } from './sample.consultations';
import { SampleDoctrine } from './sample.doctrine';
import { SampleModule } from './sample.module';

/**
 * The sample: a doctrine in three editions, a closed consultation with its tour, dispositions and snapshot, an open one with comments
 * in every state and a text that was updated meanwhile, one in preparation, and the accounts of those who took part. All of it is done
 * through the commands that people use, at the instants that the content gives: findings, cases, decisions and their chained log
 * are true ones.
 *
 * Two comments arrive as `submitted`, with their job. That state lasts as long as no worker runs: the first one that
 * starts screens them, and they wait for a moderator like the others in review. No letter is sent about the closed
 * consultation; refusals in the open one are told to their authors at the loading.
 */

/**
 * Loads the sample into a migrated database, whole or not at all, unless it is there: looking costs one statement.
 * Returns whether it was loaded. Takes some seconds.
 */
export async function loadSample(configuration: Configuration): Promise<boolean> {
  const folder = sampleFolder();
  const sample = readContent(folder);
  if (await isThere(configuration.DATABASE_URL ?? '', sample)) return false;
  const services = await NestFactory.createApplicationContext(SampleModule.with(configuration), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const recorded = services.get(Transactions);
    if (!(recorded instanceof RecordedTransactions)) throw new Error('The sample needs a clock of its own');
    const loadedAt = new Date();
    await recorded.together(async () => {
      const editions = await services.get(SampleDoctrine).load(recorded, sample, folder);
      await services.get(SampleConsultations).load(recorded, sample, editions, folder, loadedAt);
    });
    return true;
  } finally {
    await services.close();
  }
}

/** Whether one of the sample's consultations is there; since all come together, then all are. */
async function isThere(databaseUrl: string, { consultations }: Sample): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM consultation WHERE slug = ANY ($1) LIMIT 1', [
      consultations.map(({ slug }) => slug),
    ]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
