import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { buildApiSchema } from '../../../apps/api/schema';
import type { Ground } from '../../visibility/ground';
import { playMatrix } from '../../visibility/matrix';
import { keeping, type Check } from '../check';
import { Stage, type Running } from '../processes';

/** Findings that are printed of each kind. */
const SHOWN = 40;

export const visibility: Check = {
  name: 'visibility',
  proves: 'role × state × surface, generated from the schema: nobody sees or does what is not theirs',
  run: (log) =>
    Stage.with(async (stage) => {
      const { figures, faults } = await playMatrix(await groundOn(stage), await buildApiSchema(), { log });
      for (const [kind, findings] of Object.entries(faults)) {
        for (const finding of findings.slice(0, SHOWN)) log(`${kind}: ${finding}`);
        if (findings.length > SHOWN) log(`${kind}: ${String(findings.length - SHOWN)} more`);
      }
      return keeping(
        {
          'every type has a rule': faults.withoutRule.length === 0,
          'nobody sees what is not for them': faults.forbidden.length === 0,
          'everybody sees what is for them': faults.missing.length + faults.neverShown.length === 0,
          'what is not yours is answered like what is not there': faults.toldApart.length === 0,
          'nothing that is sent is a defect': faults.faults.length === 0,
        },
        figures,
      );
    }),
};

/** API and worker as processes of their own, which log all they have to say; their log is looked through too. */
async function groundOn(stage: Stage): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'visibility-'));
  stage.onClear(() => rm(folder, { recursive: true, force: true }));
  const url = await stage.postgres();
  const database = await new DataSource({ type: 'postgres', url }).initialize();
  stage.onClear(() => database.destroy());
  const settings = {
    DATABASE_URL: url,
    DATA_DIR: folder,
    LOG_LEVEL: 'debug',
    GRAPHQL_INTROSPECTION: 'false',
  };
  // As in production: no mailbox page, so that nobody reads the mails of others.
  const api = await stage.api({ ...settings, SAMPLE_MODE: 'false' });
  const started: Running[] = [api];
  return {
    url: api.url,
    database,
    log: () => started.flatMap((running) => running.log),
    withSampleApi: async (work) => {
      const sample = await stage.api({ ...settings, SAMPLE_MODE: 'true' });
      try {
        return await work(sample.url);
      } finally {
        await sample.end();
      }
    },
    withWorker: async (work) => {
      // Sent mails keep their text in sample mode alone, and here they are read afterwards.
      const worker = stage.worker({ ...settings, SAMPLE_MODE: 'true' });
      started.push(worker);
      try {
        return await work();
      } finally {
        await worker.end();
      }
    },
  };
}
