import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { printApiSchema } from '../../api/schema';
import { say } from '../session';

export function schemaCommands(program: Command): void {
  program
    .command('schema')
    .description('Schéma GraphQL.')
    .command('print')
    .description('Écrit schema.graphql d’après le code.')
    .action(async () => {
      writeFileSync('schema.graphql', await printApiSchema());
      say('schema.graphql est écrit.');
    });
}
