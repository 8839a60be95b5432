import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { EXPORT_FORMATS, SnapshotsService, type ExportFormat, type SnapshotRow } from '#synthesis';
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
    return found;
  }
  if (label) {
    const found = known.find((row) => row.label === label);
    return found ?? snapshots.take('operator', consultationId, label);
  }
  const [newest] = known;
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
          `Arrêté « ${snapshot.label} » (${snapshot.id}), ${snapshot.commentCount} contribution(s) et réponse(s), empreinte ${snapshot.digest}.`,
        );
        say(`Fichier écrit : ${options.output}`);
      }),
    );
}
