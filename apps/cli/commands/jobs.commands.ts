import { Argument, type Command } from 'commander';
import { DataSource } from 'typeorm';
import { isId } from '#kernel';
import { listJobs, retryFailedJobs, retryJob, type JobState } from '#platform';
import { counted } from '#platform/text';
import { OperatorError } from '../../local/operator.error';
import { say, withServices } from '../session';

export function jobsCommands(program: Command): void {
  const jobs = program.command('jobs').description('Tâches de fond : les voir, en relancer.');

  jobs
    .command('list')
    .description('Liste les tâches d’un état, les plus récentes d’abord (200 au plus).')
    .addArgument(
      new Argument('[state]', 'état').choices(['waiting', 'completed', 'failed']).default('failed'),
    )
    .action((state: JobState) =>
      withServices(async (services) => {
        const listed = await listJobs(services.get(DataSource), state);
        for (const job of listed) {
          say(
            [
              job.id,
              job.name,
              `essais ${job.attempts}`,
              job.createdAt.toISOString(),
              job.lastError ?? '',
            ].join('\t'),
          );
        }
        say(counted(listed.length, 'tâche'));
      }),
    );

  jobs
    .command('retry')
    .description('Remet en attente une tâche en échec, ou toutes.')
    .argument('<id>', 'identifiant de la tâche, ou « all »')
    .action((id: string) =>
      withServices(async (services) => {
        const dataSource = services.get(DataSource);
        if (id !== 'all' && !isId(id)) throw new OperatorError('Cet identifiant de tâche n’est pas valable.');
        const retried = id === 'all' ? await retryFailedJobs(dataSource) : await retryJob(dataSource, id);
        say(counted(retried, 'tâche remise en attente', 'tâches remises en attente'));
      }),
    );
}
