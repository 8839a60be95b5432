import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import {
  ConsultationImport,
  readCapCollectifCsv,
  readCapCollectifJson,
  type ConsultationReading,
} from '#comments';
import { MODERATION_POLICIES, type ModerationPolicy } from '#doctrine';
import { counted } from '#platform/text';
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
  if (more > 0) say(`… et ${counted(more, 'autre refus', 'autres refus')}`);
  throw new OperatorError(`Fichier refusé, rien n’a été importé : ${counted(reading.faultCount, 'erreur')}.`);
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
        say(`remarque    ${where} : ${message}`);
      requireSound(reading);
      const { counts, warningCount } = reading;
      const more = warningCount - reading.warnings.length;
      if (more > 0) say(`… et ${counted(more, 'autre remarque', 'autres remarques')}`);
      say(
        `Lu : ${counted(counts.sections, 'section')}, ${counted(counts.proposals, 'proposition')}, ${counted(counts.arguments, 'argument')}, ${counted(counts.sources, 'source')}, ${counted(counts.votes, 'vote décompté', 'votes décomptés')}.`,
      );
      if (options.dryRun) {
        say('Essai seulement : rien n’a été importé.');
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
          `Importé : ${counted(done.sections, 'section')}, ${counted(done.comments, 'contribution')}, ${counted(done.replies, 'réponse')}, ${counted(done.sources, 'source')}, dont ${counted(done.hidden, 'texte masqué', 'textes masqués')}.`,
        );
      });
    });
}
