import type { Command } from 'commander';
import { runMigrations } from '#platform';
import { counted } from '#platform/text';
import { operatorConfiguration, say } from '../session';

export function databaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('Met la base au schéma de cette version. Plusieurs lancements simultanés sont sans danger.')
    .action(async () => {
      const done = await runMigrations(operatorConfiguration().DATABASE_URL ?? '');
      say(
        done.length === 0
          ? 'La base est à jour.'
          : `${counted(done.length, 'migration appliquée', 'migrations appliquées')} : ${done.join(', ')}`,
      );
    });
}
