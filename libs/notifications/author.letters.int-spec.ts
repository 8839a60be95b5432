import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { ModerationModule, ModerationService, ScreeningService } from '#moderation';
import { TellAuthorPayload, TellHoldPayload } from '#moderation/jobs';
import { PlatformModule, readConfiguration, Transactions } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { buildParticipant } from '../../test/builders/consultation.builder';
import { ModeratedConsultation, type SentText, type TextWish } from '../../test/builders/moderation.builder';
import { TellAuthorHandler, TellHoldHandler } from './jobs/tell-author.handlers';
import { NotificationsModule } from './notifications.module';

interface StoredMail {
  to_address: string;
  template: string;
  subject: string;
  text_body: string;
}

interface WaitingJob {
  id: string;
  name: string;
  payload: { decisionId?: string; caseId?: string };
}

const FACTS = 'Le deuxième paragraphe traite une personne nommée d’incapable.';

describe('the letters to authors', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const configuration = readConfiguration({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'https://concertation.example.fr',
    });
    app = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, []), ModerationModule, NotificationsModule],
      providers: [TellAuthorHandler, TellHoldHandler],
    }).compile();
    dataSource = app.get(DataSource);
  }, 30_000);

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Does the waiting jobs that tell authors, as the worker would. */
  const deliver = async (alsoThen: () => void = () => undefined): Promise<void> => {
    const jobs: WaitingJob[] = await dataSource.query(
      `SELECT id, name, payload FROM job WHERE name LIKE 'moderation.tell-%' AND state = 'waiting' ORDER BY id`,
    );
    for (const { id, name, payload } of jobs) {
      await app.get(Transactions).run(async (transaction) => {
        if (name === 'moderation.tell-author') {
          const ids = Object.assign(new TellAuthorPayload(), payload);
          await app.get(TellAuthorHandler).apply(ids, transaction);
        } else {
          await app.get(TellHoldHandler).apply(Object.assign(new TellHoldPayload(), payload), transaction);
        }
        await transaction.manager.query(`UPDATE job SET state = 'completed' WHERE id = $1`, [id]);
        alsoThen();
      });
    }
  };

  const sent = async (world: ModeratedConsultation, wish: TextWish = {}): Promise<SentText> => {
    const text = await world.send(wish);
    await app.get(Transactions).run((tx) => app.get(ScreeningService).screenRevision(tx, text.revisionId));
    return text;
  };

  const decide = async (
    world: ModeratedConsultation,
    { revisionId }: SentText,
    decision: { kind: 'publish' | 'refuse' | 'hide' | 'keep'; reasonCode?: string; facts?: string },
    moderatorId = world.moderatorId,
  ): Promise<void> => {
    const viewer = Viewer.participant(moderatorId, [
      { role: 'moderator', consultationId: world.id, stageId: null },
    ]);
    const rows: { id: string }[] = await dataSource.query(
      `SELECT id FROM moderation_case WHERE revision_id = $1 AND state = 'open'`,
      [revisionId],
    );
    const caseId = rows[0]?.id ?? '';
    await app.get(ModerationService).claim(viewer, caseId);
    await app.get(ModerationService).decide(viewer, { caseId, ...decision });
  };

  const openAppeal = (world: ModeratedConsultation, { revisionId, commentId }: SentText): Promise<unknown> =>
    dataSource.query(
      `INSERT INTO moderation_case (id, revision_id, comment_id, consultation_id, section_id, queue, reasons, due_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, 'appeal', '{appeal}', now() + interval '72 hours')`,
      [revisionId, commentId, world.id, world.sectionId],
    );

  const mailsTo = (participantId: string): Promise<StoredMail[]> =>
    dataSource.query(
      'SELECT to_address, template, subject, text_body FROM mail WHERE participant_id = $1 ORDER BY id',
      [participantId],
    );

  const worldWith = (policy: 'before' | 'after' | 'automatic'): Promise<ModeratedConsultation> =>
    ModeratedConsultation.build(dataSource, policy);

  it('tell of a publication, in the reader’s words and to the author’s address', async () => {
    const world = await worldWith('automatic');
    const { commentId } = await sent(world);
    await deliver();
    const mails = await mailsTo(world.authorId);
    expect(mails).toMatchObject([
      {
        to_address: `${world.authorId}@exemple.fr`,
        template: 'contribution-published',
        subject: 'Votre contribution est publiée',
      },
    ]);
    expect(mails[0]?.text_body).toContain(`https://concertation.example.fr/mes-contributions/${commentId}`);
    expect(mails[0]?.text_body).toContain('« 1 Section 1 »');
  });

  it('tell a refusal with its reason, its facts and what can be done', async () => {
    const world = await worldWith('before');
    const text = await sent(world);
    await decide(world, text, { kind: 'refuse', reasonCode: 'propos_injurieux', facts: FACTS });
    await deliver();
    const [mail] = await mailsTo(world.authorId);
    expect(mail?.subject).toBe('Votre contribution n’est pas publiée');
    for (const part of ['Motif : Propos injurieux', FACTS, 'recours gratuit', 'tribunal administratif']) {
      expect(mail?.text_body).toContain(part);
    }
    // Who decided is nobody's matter in a mail.
    expect(mail?.text_body).not.toContain('Dominique');
  });

  it('tell that a text waits for a person, and what the checks saw', async () => {
    const world = await worldWith('automatic');
    await sent(world, { body: 'Appelez-moi au 06 12 34 56 78 pour en parler.' });
    await deliver();
    const [mail] = await mailsTo(world.authorId);
    expect(mail?.subject).toBe('Votre contribution va être relue');
    expect(mail?.text_body).toContain('Ce qui a été relevé :\n- ');
    // The mail does not carry the very data that it warns of.
    expect(mail?.text_body).not.toContain('06 12');
  });

  it('say nothing when the policy has every text read, nor once the text waits no more', async () => {
    const before = await worldWith('before');
    await sent(before);
    await deliver();
    expect(await mailsTo(before.authorId)).toEqual([]);
    const world = await worldWith('automatic');
    const text = await sent(world, { body: 'Appelez-moi au 06 12 34 56 78 pour en parler.' });
    await decide(world, text, { kind: 'refuse', reasonCode: 'donnees_personnelles', facts: FACTS });
    await deliver();
    expect((await mailsTo(world.authorId)).map(({ template }) => template)).toEqual(['contribution-refused']);
  });

  it('tell that another moderator undid a refusal, or kept it', async () => {
    const world = await worldWith('before');
    for (const kind of ['publish', 'keep'] as const) {
      const text = await sent(world, { body: `Une remarque sur le calendrier, ${kind}.` });
      await decide(world, text, { kind: 'refuse', reasonCode: 'hors_sujet', facts: FACTS });
      await openAppeal(world, text);
      const facts = 'Relue, la remarque a bien été examinée dans le contexte de la section.';
      await decide(world, text, { kind, facts }, await buildParticipant(dataSource, 'Claude Morel'));
    }
    await deliver();
    expect((await mailsTo(world.authorId)).map(({ subject }) => subject)).toEqual([
      'Votre contribution n’est pas publiée',
      'Votre contribution est finalement publiée',
      'Votre contribution n’est pas publiée',
      'La décision sur votre contribution est maintenue',
    ]);
  });

  it('write to nobody about a text without an account', async () => {
    const world = await worldWith('automatic');
    const counted = 'SELECT count(*)::int AS n FROM mail';
    const before: unknown = await dataSource.query(counted);
    await sent(world, { authorId: null });
    await deliver();
    expect(await dataSource.query(counted)).toEqual(before);
  });

  it('are queued with the job’s completion or not at all', async () => {
    const world = await worldWith('automatic');
    await sent(world);
    await expect(
      deliver(() => {
        throw new Error('the worker died');
      }),
    ).rejects.toThrow('the worker died');
    expect(await mailsTo(world.authorId)).toEqual([]);
    await deliver();
    await deliver();
    const mails = await mailsTo(world.authorId);
    expect(mails).toHaveLength(1);
    const jobs: unknown[] = await dataSource.query(
      `SELECT 1 FROM job JOIN mail ON mail.id::text = payload->>'mailId'
       WHERE name = 'platform.send-mail' AND participant_id = $1`,
      [world.authorId],
    );
    expect(jobs).toHaveLength(1);
  });

  it('keep to French typography', async () => {
    const mails: StoredMail[] = await dataSource.query('SELECT template, subject, text_body FROM mail');
    expect(new Set(mails.map(({ template }) => template)).size).toBeGreaterThanOrEqual(5);
    for (const { subject, text_body } of mails) {
      const text = `${subject}\n${text_body}`.replaceAll(/https?:\/\/\S+/g, '');
      expect(text).not.toMatch(/ [:;!?»]|« |'/);
      expect(text).not.toMatch(/[^\u00a0\u202f\s\d][:;!?]/);
    }
  });
});
