import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { EXPORT_FORMATS, SnapshotsService, type ExportFormat, type SnapshotRow } from '#synthesis';
import { counted } from '#platform/text';
import { OperatorError, systemCode } from '../../local/operator.error';
import { say, withServices } from '../session';
import { consultationBySlug } from './consultation.lookup';

interface ExportOptions {
  consultation: string;
  format: ExportFormat;
  output: string;
  snapshot?: string;
  label?: string;
}

/** Milliseconds between two looks at a snapshot that is under way. */
const LOOK_MS = 500;

/** Milliseconds for which an operator waits for the worker to take a snapshot. */
const PATIENCE_MS = 10 * 60_000;

/** The snapshot once it is ready: one that a drafter has just asked for is waited for. */
async function whenReady(snapshots: SnapshotsService, asked: SnapshotRow): Promise<SnapshotRow> {
  const deadline = Date.now() + PATIENCE_MS;
  let seen: SnapshotRow = asked;
  while (seen.state !== 'ready') {
    if (seen.state === 'failed')
      throw new OperatorError(`L’arrêté « ${seen.label} » a échoué : prenez-en un autre, sous un autre nom.`);
    if (Date.now() > deadline)
      throw new OperatorError(`L’arrêté « ${seen.label} » n’est pas encore pris : le worker tourne-t-il ?`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    seen = (await snapshots.byId(asked.id)) ?? seen;
  }
  return seen;
}

/** The snapshot that the options name: by id; by label, taken now when there is none of that name; else the newest. */
async function snapshotFor(
  services: INestApplicationContext,
  { consultation, snapshot, label }: ExportOptions,
): Promise<SnapshotRow> {
  const consultationId = await consultationBySlug(services, consultation);
  if (!consultationId) throw new OperatorError('Nommez la concertation.');
  const snapshots = services.get(SnapshotsService);
  const known = await snapshots.newest(consultationId);
  if (snapshot) {
    const found = known.find(({ id }) => id === snapshot);
    if (!found) throw new OperatorError(`Cette concertation n’a pas d’arrêté ${snapshot}.`);
    return whenReady(snapshots, found);
  }
  if (label) {
    const found = known.find((row) => row.label === label);
    return found ? whenReady(snapshots, found) : snapshots.take('operator', consultationId, label);
  }
  const newest = known.find(({ state }) => state === 'ready');
  if (!newest)
    throw new OperatorError(
      'Cette concertation n’a pas encore d’arrêté : donnez le nom du premier avec --label.',
    );
  return newest;
}

/** Writes the file beside its place and puts it there once it is whole. */
async function writeFile(
  services: INestApplicationContext,
  { id }: SnapshotRow,
  { format, output }: ExportOptions,
): Promise<void> {
  const partial = `${output}.partiel`;
  try {
    await services.get(SnapshotsService).write(id, format, createWriteStream(partial));
    await rename(partial, output);
  } catch (error) {
    await rm(partial, { force: true });
    const code = systemCode(error);
    throw code ? new OperatorError(`Le fichier ${output} ne peut pas être écrit (${code}).`) : error;
  }
}

export function exportCommands(program: Command): void {
  program
    .command('export')
    .description(
      'Écrit les contributions d’une concertation dans un fichier, à partir d’un arrêté : le plus récent, celui que l’on nomme, ou un nouveau.',
    )
    .requiredOption('--consultation <slug>', 'concertation')
    .addOption(new Option('--format <format>', 'format').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--output <file>', 'fichier à écrire ; remplacé s’il existe')
    .option('--snapshot <id>', 'identifiant d’un arrêté')
    .addOption(
      new Option('--label <label>', 'nom d’un arrêté ; pris maintenant s’il n’existe pas').conflicts(
        'snapshot',
      ),
    )
    .action((options: ExportOptions) =>
      withServices(async (services) => {
        const snapshot = await snapshotFor(services, options);
        await writeFile(services, snapshot, options);
        say(
          `Arrêté « ${snapshot.label} » (${snapshot.id}), ${counted(snapshot.commentCount ?? 0, 'contribution ou réponse', 'contributions et réponses')}, empreinte ${snapshot.digest}.`,
        );
        say(`Fichier écrit : ${options.output}`);
      }),
    );
}
