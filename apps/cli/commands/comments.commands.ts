import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import {
  ConsultationImport,
  readCapCollectifCsv,
  readCapCollectifJson,
  type ConsultationReading,
} from '#comments';
import { MODERATION_POLICIES, type ModerationPolicy } from '#doctrine';
import { OperatorError } from '../../local/operator.error';
import { say, withServices } from '../session';

interface ImportOptions {
  consultationSlug: string;
  title?: string;
  tallyLabel: string;
  policy: ModerationPolicy;
  timeZone: string;
  dryRun?: boolean;
}

function readingOf(file: string): Promise<ConsultationReading> {
  switch (extname(file).toLowerCase()) {
    case '.json':
      return readCapCollectifJson(file);
    case '.csv':
      return readCapCollectifCsv(file);
    default:
      throw new OperatorError(`« ${file} » : un fichier .json ou .csv est attendu.`);
  }
}

/** Says what is wrong, row by row, and refuses. */
function requireSound(
  reading: ConsultationReading,
): asserts reading is ConsultationReading & { sound: true } {
  if (reading.sound) return;
  for (const { where, message } of reading.faults) say(`refusé      ${where} : ${message}`);
  const more = reading.faultCount - reading.faults.length;
  if (more > 0) say(`… et ${more} autre(s) refus`);
  throw new OperatorError(`Fichier refusé, rien n’a été importé : ${reading.faultCount} erreur(s).`);
}

export function commentsCommands(program: Command): void {
  program
    .command('comments')
    .description('Contributions.')
    .command('import')
    .description(
      'Importe une concertation tenue ailleurs (export Cap Collectif) : sections, contributions, réponses, sources et décomptes de votes. Tout le fichier ou rien.',
    )
    .argument('<file>', 'fichier .json ou .csv')
    .requiredOption('--consultation-slug <slug>', 'adresse de la nouvelle concertation et de sa doctrine')
    .option('--title <title>', 'titre ; à défaut, l’adresse')
    .option('--tally-label <label>', 'intitulé des décomptes de votes', 'Votes de la plateforme d’origine')
    .addOption(
      new Option('--policy <policy>', 'modération telle qu’elle se faisait')
        .choices(MODERATION_POLICIES)
        .default('after'),
    )
    .option('--time-zone <zone>', 'fuseau horaire', 'Europe/Paris')
    .option('--dry-run', 'lit et vérifie le fichier, n’importe rien')
    .action(async (file: string, options: ImportOptions) => {
      const reading = await readingOf(file);
      for (const { where, message } of reading.sound ? reading.warnings : [])
        say(`remarque    ${where} : ${message}`);
      requireSound(reading);
      const { counts, warningCount } = reading;
      const more = warningCount - reading.warnings.length;
      if (more > 0) say(`… et ${more} autre(s) remarque(s)`);
      say(
        `Lu : ${counts.sections} section(s), ${counts.proposals} proposition(s), ${counts.arguments} argument(s), ${counts.sources} source(s), ${counts.votes} vote(s) décompté(s).`,
      );
      if (options.dryRun) {
        say('Essai seulement : rien n’a été importé.');
        return;
      }
      await withServices(async (services) => {
        const done = await services.get(ConsultationImport).run(reading, {
          slug: options.consultationSlug,
          title: options.title ?? options.consultationSlug,
          tallyLabel: options.tallyLabel,
          moderationPolicy: options.policy,
          timeZone: options.timeZone,
        });
        say(
          `Importé : ${done.sections} section(s), ${done.comments} contribution(s), ${done.replies} réponse(s), ${done.sources} source(s), dont ${done.hidden} texte(s) masqué(s).`,
        );
      });
    });
}
