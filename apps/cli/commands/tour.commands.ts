import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Transactions } from '#platform';
import { readTour, TourService } from '#tour';
import { counted } from '#platform/text';
import { OperatorError, systemCode } from '../../local/operator.error';
import { say, withServices } from '../session';
import { consultationBySlug } from './consultation.lookup';

function textOfFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`Le fichier ${file} ne peut pas être lu (${systemCode(error) ?? 'erreur'}).`);
  }
}

export function tourCommands(program: Command): void {
  program
    .command('tour')
    .description('Étapes du tour.')
    .command('import')
    .description(
      'Met les étapes, leur programme et leurs faits en accord avec un fichier ; le relancer ne change rien.',
    )
    .argument('<file>', 'faits du tour, en JSON')
    .requiredOption('--consultation <slug>', 'concertation')
    .action((file: string, { consultation }: { consultation: string }) => {
      const reading = readTour(textOfFile(file));
      if (!reading.sound) {
        for (const { path, message } of reading.faults) say(`${path} : ${message}`);
        throw new OperatorError(
          `Fichier refusé, rien n’a été changé : ${counted(reading.faultCount, 'erreur')}.`,
        );
      }
      return withServices(async (services) => {
        const consultationId = await consultationBySlug(services, consultation);
        if (!consultationId) throw new OperatorError('Nommez la concertation.');
        const done = await services
          .get(Transactions)
          .run((tx) => services.get(TourService).importTour(tx, consultationId, reading));
        say(`${counted(done.stages, 'étape')}, ${counted(done.facts, 'fait')}.`);
        if (done.keptStages.length > 0)
          say(`Étapes absentes du fichier, gardées : ${done.keptStages.join(', ')}`);
      });
    });
}
