import type { Command } from 'commander';
import { DoctrineService, type ImportPreview, type SectionChange } from '#doctrine';
import { InvalidInput } from '#kernel';
import { counted } from '#platform/text';
import { say, withServices } from '../session';

interface ImportOptions {
  doctrine: string;
  title?: string;
  dryRun?: boolean;
  reason: string;
  release?: string;
  label?: string;
}

const CHANGES: Record<SectionChange, string> = {
  added: 'ajoutée',
  changed: 'modifiée',
  moved: 'déplacée',
  renumbered: 'renumérotée',
  renamed: 'renommée',
  retired: 'retirée',
  unchanged: 'inchangée',
};

function show(preview: ImportPreview): void {
  const { plan, warnings, missingImages, missingLinks } = preview;
  for (const section of plan.sections) {
    if (section.changes.every((change) => change === 'unchanged')) continue;
    const name = [section.number, section.title].filter(Boolean).join(' ');
    say(
      `${section.changes
        .map((change) => CHANGES[change])
        .join(', ')
        .padEnd(24)}${name} — ${section.why}`,
    );
  }
  for (const { file, name } of missingImages) say(`image manquante         ${file} : ${name}`);
  for (const { file, name } of missingLinks) say(`fichier lié manquant    ${file} : ${name}`);
  for (const warning of warnings)
    say(
      `remarque                ${warning.file}${warning.line > 0 ? `:${String(warning.line)}` : ''} ${warning.message}`,
    );
  const totals = Object.entries(plan.totals) as [SectionChange, number][];
  say(`Sections : ${totals.map(([change, count]) => counted(count, CHANGES[change])).join(', ')}`);
  const { kept, moved, reworded, new: added, removed } = plan.blocks;
  say(
    `Paragraphes : ${counted(kept, 'gardé')}, ${counted(moved, 'déplacé')}, ${counted(reworded, 'reformulé')}, ${counted(added, 'ajouté')}, ${counted(removed, 'retiré')}`,
  );
}

export function doctrineCommands(program: Command): void {
  program
    .command('doctrine')
    .description('Texte de la doctrine.')
    .command('import')
    .description(
      'Importe un dossier ou un fichier, après avoir montré ce qui changerait ; peut publier une édition.',
    )
    .argument('<folder>', 'dossier des pages, ou un fichier DOCX, HTML, MD ou ZIP')
    .requiredOption('--doctrine <slug>', 'adresse de la doctrine ; créée si elle n’existe pas')
    .option('--title <title>', 'titre d’une nouvelle doctrine')
    .option('--dry-run', 'montre ce qui changerait et ne change rien')
    .option('--reason <reason>', 'motif gardé avec chaque version', 'Import')
    .option('--release <slug>', 'publie ensuite une édition à cette adresse')
    .option('--label <label>', 'intitulé de l’édition')
    .action((folder: string, options: ImportOptions) =>
      withServices(async (services) => {
        if (options.release && !options.label)
          throw new InvalidInput('Donnez l’intitulé de l’édition avec --label.');
        const doctrine = services.get(DoctrineService);
        const input = {
          folder,
          doctrine: { slug: options.doctrine, ...(options.title && { title: options.title }) },
        };
        const preview = await doctrine.plan(input);
        show(preview);
        if (options.dryRun) {
          say('Essai seulement : rien n’a été changé.');
          return;
        }
        const done = await doctrine.apply({ ...input, reason: options.reason, digest: preview.digest });
        say(
          done.nothingToDo
            ? 'Rien à faire : le texte est déjà importé.'
            : `${counted(done.sectionsWritten, 'section écrite', 'sections écrites')}, ${counted(done.versionsWritten, 'version')}.`,
        );
        if (options.release && options.label) {
          await doctrine.publishRelease(done.doctrineId, { slug: options.release, label: options.label });
          say(`Édition « ${options.label} » publiée.`);
        }
      }),
    );
}
