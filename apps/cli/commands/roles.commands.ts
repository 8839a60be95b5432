import { Argument, type Command } from 'commander';
import { RolesService, ROLES, type Role } from '#identity';
import { say, withServices } from '../session';
import { consultationBySlug } from './consultation.lookup';

interface RoleOptions {
  consultation?: string;
  name?: string;
}

export function rolesCommands(program: Command): void {
  const roles = program.command('roles').description('Rôles : qui peut quoi, dans quelle concertation.');

  roles
    .command('grant')
    .description('Donne un rôle ; le compte est ouvert s’il n’existe pas.')
    .argument('<email>', 'adresse du compte')
    .addArgument(new Argument('<role>', 'rôle').choices(ROLES))
    .option(
      '--consultation <slug>',
      'concertation ; sans elle, toute la plateforme (administrateur seulement)',
    )
    .option('--name <name>', 'nom affiché d’un nouveau compte')
    .action((email: string, role: Role, options: RoleOptions) =>
      withServices(async (services) => {
        const consultationId = await consultationBySlug(services, options.consultation);
        const service = services.get(RolesService);
        if (options.name) await service.openAccount({ email, displayName: options.name });
        await service.grant({ email, role, consultationId });
        say('Rôle donné.');
      }),
    );

  roles
    .command('revoke')
    .description('Reprend un rôle.')
    .argument('<email>', 'adresse du compte')
    .addArgument(new Argument('<role>', 'rôle').choices(ROLES))
    .option('--consultation <slug>', 'concertation')
    .action((email: string, role: Role, options: RoleOptions) =>
      withServices(async (services) => {
        const consultationId = await consultationBySlug(services, options.consultation);
        const revoked = await services.get(RolesService).revoke({ email, role, consultationId });
        say(revoked ? 'Rôle repris.' : 'Cette personne n’a pas ce rôle.');
      }),
    );
}
