import 'reflect-metadata';
import { Command } from 'commander';
import { DomainError } from '#kernel';
import { startFailure } from '../process';
import { commentsCommands } from './commands/comments.commands';
import { consultationCommands } from './commands/consultation.commands';
import { databaseCommands } from './commands/database.commands';
import { doctrineCommands } from './commands/doctrine.commands';
import { exportCommands } from './commands/export.commands';
import { jobsCommands } from './commands/jobs.commands';
import { moderationCommands } from './commands/moderation.commands';
import { rolesCommands } from './commands/roles.commands';
import { sampleCommands } from './commands/sample.commands';
import { schemaCommands } from './commands/schema.commands';
import { tourCommands } from './commands/tour.commands';
import { OperatorError } from '../local/operator.error';

const program = new Command('npm run cli --')
  .description('Commandes de l’exploitant de la plateforme de concertation.')
  .showHelpAfterError('(ajoutez --help pour l’aide)');

for (const register of [
  databaseCommands,
  doctrineCommands,
  consultationCommands,
  commentsCommands,
  exportCommands,
  jobsCommands,
  moderationCommands,
  rolesCommands,
  schemaCommands,
  sampleCommands,
  tourCommands,
])
  register(program);

program.parseAsync().catch((error: unknown) => {
  const foreseen = error instanceof OperatorError || error instanceof DomainError;
  process.stderr.write(`${foreseen ? error.message : startFailure(error)}\n`);
  process.exitCode = 1;
});
