import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { AnchorPlacing, ConsultationTextService } from '#comments';
import { ConsultationsService } from '#doctrine';
import { RolesService, Viewer, type Grant } from '#identity';
import { Transactions } from '#platform';
import { DispositionPublicationsService, SnapshotsService } from '#synthesis';
import { readTour, TourService } from '#tour';
import type { Sample, SampleConsultation } from './content/sample.types';
import { atWallClock, dayAfter, minutesAfter, workingTime } from './local.time';
import { RecordedTransactions } from './recorded.transactions';
import { SampleContributions } from './sample.contributions';
import { type LoadedEdition, SampleDoctrine } from './sample.doctrine';
import { calendarOf, storyOf, type Calendar } from './sample.story';

const DAY = 24 * 60;

/** What the drafters froze of a consultation that is over. */
const SNAPSHOT = 'Contributions et suites données';

/** Account ids by address. */
type Accounts = ReadonlyMap<string, string>;

/** Opens the sample's consultations as its administrator, gives the roles, and has what was said there said. */
@Injectable()
export class SampleConsultations {
  constructor(
    private readonly transactions: Transactions,
    private readonly consultations: ConsultationsService,
    private readonly tours: TourService,
    private readonly roles: RolesService,
    private readonly contributions: SampleContributions,
    private readonly snapshots: SnapshotsService,
    private readonly publications: DispositionPublicationsService,
    private readonly doctrine: SampleDoctrine,
    private readonly placing: AnchorPlacing,
    private readonly texts: ConsultationTextService,
  ) {}

  async load(
    recorded: RecordedTransactions,
    sample: Sample,
    editions: ReadonlyMap<string, LoadedEdition>,
    folder: string,
    loadedAt: Date,
  ): Promise<void> {
    const accounts = await this.openAccounts(sample);
    for (const consultation of sample.consultations) {
      const calendar = calendarOf(consultation, loadedAt);
      const id = await this.open(recorded, sample, consultation, calendar, editions, accounts, loadedAt);
      const stageIds = consultation.tour ? await this.importTour(id, sample) : new Map<string, string>();
      const people = await this.giveRoles(sample, consultation, id, stageIds, accounts);
      const edition = editions.get(consultation.edition ?? '');
      if (!edition) continue;
      const holders = (role: Grant['role']): Viewer[] =>
        [...people.values()].filter((person) => person.grants.some((grant) => grant.role === role));
      const [drafter] = holders('drafter');
      const reader = [...people.values()].find(({ grants }) => grants.length === 0);
      if (!drafter || !reader) throw new Error('The sample has a drafter and somebody without a role');
      const isOver = calendar.closesAt < loadedAt;
      await this.contributions.play(
        recorded,
        {
          ...{ consultationId: id, edition, stageIds, people, reader },
          moderators: holders('moderator'),
          sendsLetters: !isOver,
        },
        storyOf(
          consultation,
          calendar,
          sample.comments.filter((comment) => comment.consultation === consultation.slug),
        ),
      );
      await this.updateText(recorded, sample, folder, consultation, calendar, id);
      if (isOver) await this.conclude(recorded, sample, consultation, calendar, editions, id, drafter);
    }
  }

  private async openAccounts({ participants }: Sample): Promise<Accounts> {
    const ids = new Map<string, string>();
    for (const { email, displayName, category, organisation } of participants) {
      const account = { email, displayName, category, organisationName: organisation };
      ids.set(email, await this.roles.openAccount(account));
    }
    return ids;
  }

  /** Prepared ten days, announced a week before its opening; left in preparation while it has no edition. */
  private async open(
    recorded: RecordedTransactions,
    sample: Sample,
    consultation: SampleConsultation,
    calendar: Calendar,
    editions: ReadonlyMap<string, LoadedEdition>,
    accounts: Accounts,
    loadedAt: Date,
  ): Promise<string> {
    const administrator = await this.administrator(sample, accounts);
    const edition = editions.get(consultation.edition ?? '');
    const doctrineId = edition?.doctrineId ?? [...editions.values()][0]?.doctrineId ?? '';
    const daysBefore = (days: number): Date => minutesAfter(calendar.opensAt, -days * DAY);
    const preparedAt = new Date(Math.min(Number(daysBefore(10)), Number(loadedAt)));
    const id = await recorded.at(preparedAt, () =>
      this.consultations.create(administrator, {
        ...calendar,
        doctrineId,
        releaseId: edition?.releaseId ?? null,
        slug: consultation.slug,
        title: consultation.title,
        summary: consultation.summary,
        description: consultation.description,
        method: consultation.howToParticipate,
        charter: consultation.charter,
        moderationNotice: consultation.moderationNotice,
        moderationPolicy: consultation.moderationPolicy,
        timeZone: consultation.timeZone,
      }),
    );
    if (edition) await recorded.at(daysBefore(7), () => this.consultations.open(administrator, id));
    return id;
  }

  private async administrator({ participants }: Sample, accounts: Accounts): Promise<Viewer> {
    const holder = participants.find(({ roles }) => roles.some(({ role }) => role === 'administrator'));
    const id = accounts.get(holder?.email ?? '');
    if (!holder || !id) throw new Error('The sample has an administrator');
    await this.roles.grant({ email: holder.email, role: 'administrator', consultationId: null });
    return Viewer.participant(id, [{ role: 'administrator', consultationId: null, stageId: null }]);
  }

  /** Gives the ids of the stages by region code. */
  private async importTour(consultationId: string, { tourFile }: Sample): Promise<Map<string, string>> {
    const reading = readTour(readFileSync(tourFile, 'utf8'));
    const rows: { id: string; region: string }[] = await this.transactions.run(async (tx) => {
      await this.tours.importTour(tx, consultationId, reading);
      return tx.manager.query('SELECT id, region_code AS region FROM tour_stage WHERE consultation_id = $1', [
        consultationId,
      ]);
    });
    return new Map(rows.map(({ region, id }) => [region, id]));
  }

  /** Everybody of the sample as they are in this consultation. */
  private async giveRoles(
    { participants }: Sample,
    { slug }: SampleConsultation,
    consultationId: string,
    stageIds: ReadonlyMap<string, string>,
    accounts: Accounts,
  ): Promise<Map<string, Viewer>> {
    const people = new Map<string, Viewer>();
    for (const { email, roles } of participants) {
      const grants = roles
        .filter(({ consultation }) => consultation === slug)
        .map(({ role, stageRegionCode }): Grant => {
          const stageId = stageRegionCode === undefined ? null : (stageIds.get(stageRegionCode) ?? null);
          return { role, consultationId, stageId };
        });
      for (const grant of grants) await this.roles.grant({ email, ...grant });
      people.set(email, Viewer.participant(accounts.get(email) ?? '', grants));
    }
    return people;
  }

  /** Publishes a newer edition and goes on with it. */
  private async updateText(
    recorded: RecordedTransactions,
    sample: Sample,
    folder: string,
    { textUpdate, timeZone }: SampleConsultation,
    { opensAt }: Calendar,
    consultationId: string,
  ): Promise<void> {
    if (!textUpdate) return;
    const { edition, reason, daysAfterOpening, time } = textUpdate;
    const publishedAt = atWallClock(dayAfter(opensAt, daysAfterOpening, timeZone), time, timeZone);
    const { releaseId } = await this.doctrine.publish(recorded, sample, folder, edition, publishedAt);
    await recorded.at(minutesAfter(publishedAt, 5), () =>
      this.texts.update('operator', consultationId, { releaseId, reason }),
    );
  }

  /**
   * After the last disposition: the snapshot that the synthesis rests on; then the edition that came out of it, with what became of
   * all that was said.
   */
  private async conclude(
    recorded: RecordedTransactions,
    sample: Sample,
    consultation: SampleConsultation,
    { closesAt }: Calendar,
    editions: ReadonlyMap<string, LoadedEdition>,
    consultationId: string,
    drafter: Viewer,
  ): Promise<void> {
    const frozenAt = workingTime(minutesAfter(closesAt, 25 * DAY), consultation.timeZone);
    await recorded.at(frozenAt, () => this.snapshots.take(drafter, consultationId, SNAPSHOT));
    const outcome = sample.editions.find(({ slug }) => slug === consultation.outcomeEdition);
    const release = editions.get(outcome?.slug ?? '');
    if (!outcome?.publishedAt || !release) return;
    await recorded.at(new Date(outcome.publishedAt), async () => {
      await this.consultations.publishOutcome('operator', consultationId, release.releaseId);
      await this.placing.place(release.releaseId);
      await this.publications.publish(drafter, { consultationId, clientKey: `sample-${consultation.slug}` });
    });
  }
}
