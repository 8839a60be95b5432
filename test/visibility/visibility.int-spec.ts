import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { startApi } from '../../apps/api/api';
import { startWorker } from '../../apps/worker/worker';
import { buildApiSchema } from '../../apps/api/schema';
import { readConfiguration } from '#platform';
import { TestPlatform } from '../platform/test-platform';
import type { Ground } from './ground';
import { playMatrix, type MatrixResult } from './matrix';

describe('who sees what: every role, in every state, on every surface', () => {
  let schema: GraphQLSchema;
  let result: MatrixResult;

  beforeAll(async () => {
    schema = await buildApiSchema();
    // As in production: no mailbox page, so that nobody reads the mails of others.
    const folder = await mkdtemp(join(tmpdir(), 'visibility-'));
    const platform = await TestPlatform.start({ SAMPLE_MODE: 'false', DATA_DIR: folder }, { worker: false });
    try {
      result = await playMatrix(groundOf(platform), schema, {
        badValues: 'some',
        log: (line) => {
          if (process.env.MATRIX_LOG) process.stdout.write(`${line}\n`);
        },
      });
    } finally {
      await platform.stop();
      await rm(folder, { recursive: true });
    }
    if (process.env.MATRIX_LOG) process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  }, 580_000);

  it('every type has a rule, and every field that is more private than its type', () => {
    expect(result.faults.withoutRule).toEqual([]);
  });

  it('nobody sees what is not for them', () => {
    expect(result.faults.forbidden).toEqual([]);
  });

  it('everybody sees what is for them', () => {
    expect(result.faults.missing).toEqual([]);
    expect(result.faults.neverShown).toEqual([]);
  });

  it('what is not yours is answered like what is not there', () => {
    expect(result.faults.toldApart).toEqual([]);
  });

  it('whoever may do something can, and nothing that is sent is a defect', () => {
    expect(result.faults.faults).toEqual([]);
  });

  it('the matrix is not empty', () => {
    expect(result.figures.surfaces).toBeGreaterThan(100);
    expect(result.figures.requests).toBeGreaterThan(1_000);
    expect(result.figures['markers-on-pages']).toBeGreaterThan(100);
  });
});

/** The platform of the test, its worker coming and going. */
const groundOf = ({ url, database, configuration }: TestPlatform): Ground => ({
  url,
  database,
  log: () => null,
  withSampleApi: async (work) => {
    const api = await startApi(readConfiguration({ ...plain(configuration), SAMPLE_MODE: 'true' }));
    try {
      return await work(await api.getUrl());
    } finally {
      await api.close();
    }
  },
  withWorker: async (work) => {
    // Sent mails keep their text in sample mode alone, and here they are read afterwards.
    const worker = await startWorker(readConfiguration({ ...plain(configuration), SAMPLE_MODE: 'true' }));
    try {
      return await work();
    } finally {
      await worker.close();
    }
  },
});

const plain = (configuration: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(configuration)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
