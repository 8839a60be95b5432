import type { Command } from 'commander';
import { DecisionLog, type LogReport } from '#moderation';
import { counted } from '#platform/text';
import { OperatorError } from '../../local/operator.error';
import { say, withServices } from '../session';
import { consultationBySlug } from './consultation.lookup';

const sentence = (report: LogReport): string => {
  if (report.intact)
    return `intact\t${report.consultationId}\t${counted(report.length, 'décision')}\t${report.head}`;
  const place =
    'seq' in report
      ? `décision n° ${report.seq} (${report.id})`
      : counted(Number(report.expectedLength), 'attendue');
  return `ALTÉRÉ\t${report.consultationId}\t${counted(report.length, 'décision')} en ordre\t${report.fault}\t${place}`;
};

export function moderationCommands(program: Command): void {
  program
    .command('decisions')
    .description('Décisions de modération.')
    .command('verify')
    .description('Suit la chaîne des décisions ; échoue et nomme la première qui a été altérée ou retirée.')
    .option('--consultation <slug>', 'concertation ; sans elle, toutes')
    .action((options: { consultation?: string }) =>
      withServices(async (services) => {
        const log = services.get(DecisionLog);
        const consultationId = await consultationBySlug(services, options.consultation);
        const reports = consultationId ? [await log.verify(consultationId)] : await log.verifyAll();
        for (const report of reports) say(sentence(report));
        const broken = reports.filter(({ intact }) => !intact).length;
        if (broken > 0)
          throw new OperatorError(
            `${counted(broken, 'journal altéré', 'journaux altérés')} sur ${reports.length}`,
          );
        say(counted(reports.length, 'journal intact', 'journaux intacts'));
      }),
    );
}
