import type { Command } from 'commander';
import { OperatorError } from '../../local/operator.error';
import { sampleAccounts } from '../sample/sample.accounts';
import { loadSample } from '../sample/sample.loader';
import { operatorConfiguration, say } from '../session';

export function sampleCommands(program: Command): void {
  program
    .command('sample')
    .description('Exemple : des concertations, des contributions et des comptes à essayer.')
    .command('load')
    .description('Charge l’exemple en entier, sauf s’il est déjà là. Demande SAMPLE_MODE=true.')
    .action(async () => {
      const configuration = operatorConfiguration();
      if (!configuration.SAMPLE_MODE) {
        throw new OperatorError(
          'L’exemple ouvre des comptes que tout le monde connaît : il ne se charge qu’avec SAMPLE_MODE=true.',
        );
      }
      say(
        (await loadSample(configuration))
          ? 'Exemple chargé.'
          : 'L’exemple est déjà là : rien n’a été changé.',
      );
      for (const { email, role } of sampleAccounts()) say(`  ${email} — ${role}`);
    });
}
