import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { DataSource } from 'typeorm';
import { ConsultationsService, MODERATION_POLICIES, type ModerationPolicy } from '#doctrine';
import { OperatorError, systemCode } from '../../local/operator.error';
import { say, withServices } from '../session';

interface OpenOptions {
  doctrine: string;
  release: string;
  slug: string;
  title: string;
  opens: Date;
  closes: Date;
  due: string;
  policy: ModerationPolicy;
  charter: string;
  method: string;
  timeZone: string;
}

const instant = (text: string): Date => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new OperatorError(`« ${text} » n’est pas un instant. Exemple : 2026-11-24T08:00:00+01:00`);
  return date;
};

/** The text of an option given as @file, or the option itself. */
function textOf(option: string): string {
  if (!option.startsWith('@')) return option;
  try {
    return readFileSync(option.slice(1), 'utf8');
  } catch (error) {
    throw new OperatorError(
      `Le fichier ${option.slice(1)} ne peut pas être lu (${systemCode(error) ?? 'erreur'}).`,
    );
  }
}

export function consultationCommands(program: Command): void {
  program
    .command('consultation')
    .description('Concertations.')
    .command('open')
    .description(
      'Ouvre une concertation sur une édition publiée : annoncée jusqu’à son ouverture, puis ouverte.',
    )
    .requiredOption('--doctrine <slug>', 'doctrine')
    .requiredOption('--release <slug>', 'édition publiée, soumise à concertation')
    .requiredOption('--slug <slug>', 'adresse de la concertation')
    .requiredOption('--title <title>', 'titre')
    .requiredOption('--opens <instant>', 'ouverture, avec fuseau (ISO 8601)', instant)
    .requiredOption('--closes <instant>', 'clôture', instant)
    .requiredOption('--due <date>', 'publication des résultats (AAAA-MM-JJ)')
    .addOption(new Option('--policy <policy>', 'modération').choices(MODERATION_POLICIES).default('before'))
    .requiredOption('--charter <text>', 'charte en Markdown, ou @fichier')
    .requiredOption('--method <text>', 'modalités de participation en Markdown, ou @fichier')
    .option('--time-zone <zone>', 'fuseau horaire', 'Europe/Paris')
    .action((options: OpenOptions) =>
      withServices(async (services) => {
        const rows: { doctrineId: string; releaseId: string }[] = await services.get(DataSource).query(
          `SELECT d.id AS "doctrineId", r.id AS "releaseId" FROM doctrine d JOIN release r ON r.doctrine_id = d.id
           WHERE d.slug = $1 AND r.slug = $2`,
          [options.doctrine, options.release],
        );
        const [found] = rows;
        if (!found) throw new OperatorError('Cette édition de cette doctrine n’existe pas.');
        const consultations = services.get(ConsultationsService);
        const id = await consultations.create('operator', {
          ...found,
          slug: options.slug,
          title: options.title,
          opensAt: options.opens,
          closesAt: options.closes,
          publicationDueOn: options.due,
          moderationPolicy: options.policy,
          charter: textOf(options.charter),
          method: textOf(options.method),
          timeZone: options.timeZone,
        });
        await consultations.open('operator', id);
        say(`Concertation « ${options.title} » ouverte à l’adresse ${options.slug}.`);
      }),
    );
}
