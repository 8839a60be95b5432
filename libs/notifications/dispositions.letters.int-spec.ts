import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { newId } from '#kernel';
import type { Viewer } from '#identity';
import { PlatformModule, readConfiguration, Transactions } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { DispositionPublicationsService, DispositionsService, SynthesisModule } from '#synthesis';
import { TellAuthorsPayload, TellDispositionsPayload } from '#synthesis/jobs';
import { type BuiltComment, DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { TellAuthorsHandler, TellDispositionsHandler } from './jobs/tell-dispositions.handlers';
import { NotificationsModule } from './notifications.module';

interface StoredMail {
  participantId: string;
  template: string;
  subject: string;
  text: string;
}

const MOTIVE = 'Un motif que la lettre ne dit pas.';

describe('the letters on dispositions', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let dataSource: DataSource;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const configuration = readConfiguration({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'https://concertation.example.fr',
    });
    app = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, []), SynthesisModule, NotificationsModule],
      providers: [TellAuthorsHandler, TellDispositionsHandler],
    }).compile();
    dataSource = app.get(DataSource);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const decide = (comment: BuiltComment, outcome: 'deferred' | 'answered' = 'deferred') =>
    app.get(DispositionsService).set(drafter, { commentId: comment.id, outcome, motive: MOTIVE });

  const publish = () =>
    app
      .get(DispositionPublicationsService)
      .publish(drafter, { consultationId: consultation.id, clientKey: newId() });

  /** Does the waiting jobs of a kind, as the worker would. */
  const work = async (
    name: string,
    apply: (payload: object, tx: Parameters<TellAuthorsHandler['apply']>[1]) => Promise<void>,
  ) => {
    const jobs: { id: string; payload: object }[] = await dataSource.query(
      `SELECT id, payload FROM job WHERE name = $1 AND state = 'waiting' ORDER BY id`,
      [name],
    );
    for (const { id, payload } of jobs) {
      await app.get(Transactions).run(async (tx) => {
        await apply(payload, tx);
        await tx.manager.query(`UPDATE job SET state = 'completed' WHERE id = $1`, [id]);
      });
    }
  };

  const deliver = async (): Promise<void> => {
    await work('synthesis.tell-authors', (payload, tx) =>
      app.get(TellAuthorsHandler).apply(Object.assign(new TellAuthorsPayload(), payload), tx),
    );
    await work('synthesis.tell-dispositions', (payload, tx) =>
      app.get(TellDispositionsHandler).apply(Object.assign(new TellDispositionsPayload(), payload), tx),
    );
  };

  const authorOf = async ({ id }: BuiltComment): Promise<string> => {
    const rows: { author: string }[] = await dataSource.query(
      'SELECT author_id AS author FROM comment WHERE id = $1',
      [id],
    );
    return rows[0]?.author ?? '';
  };

  const mailsTo = (participantId: string): Promise<StoredMail[]> =>
    dataSource.query(
      `SELECT participant_id AS "participantId", template, subject, text_body AS text FROM mail
       WHERE participant_id = $1 ORDER BY id`,
      [participantId],
    );

  it('tell one author of one contribution, with the way to it and without the motive', async () => {
    const comment = await consultation.comment();
    await decide(comment);
    await publish();
    await deliver();
    const [mail, ...others] = await mailsTo(await authorOf(comment));
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      template: 'contribution-disposition',
      subject: 'Une suite est donnée à votre contribution',
    });
    expect(mail?.text).toContain('Reportée à la prochaine édition.');
    expect(mail?.text).toContain('« 1 Identité »');
    expect(mail?.text).toContain(`https://concertation.example.fr/mes-contributions/${comment.id}`);
    expect(mail?.text).not.toContain(MOTIVE);
  });

  it('tell all of one author’s contributions in one letter, and each author once', async () => {
    const author = await consultation.participant({ name: 'Odile' });
    const comments: BuiltComment[] = [];
    for (const section of ['identite', 'ins', 'agenda'] as const) {
      const comment = await consultation.comment({ section });
      await dataSource.query('UPDATE comment SET author_id = $2 WHERE id = $1', [comment.id, author]);
      await decide(comment);
      comments.push(comment);
    }
    const other = await consultation.comment();
    await decide(other, 'answered');
    await publish();
    await deliver();
    await deliver();
    const [mail, ...more] = await mailsTo(author);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Une suite est donnée à 3 de vos contributions');
    for (const { id } of comments) expect(mail?.text).toContain(`/mes-contributions/${id}\n`);
    expect(mail?.text).not.toContain(other.id);
    expect(await mailsTo(await authorOf(other))).toHaveLength(1);
  });

  it('say that a disposition takes the place of another', async () => {
    const comment = await consultation.comment();
    await decide(comment);
    await publish();
    await decide(comment, 'answered');
    await publish();
    await deliver();
    expect((await mailsTo(await authorOf(comment))).map(({ subject }) => subject)).toEqual([
      'Une suite est donnée à votre contribution',
      'La suite donnée à votre contribution a changé',
    ]);
  });

  it('say nothing of what is public no more, nor to anybody without an account', async () => {
    const hidden = await consultation.comment();
    const nobody = await consultation.comment();
    await dataSource.query(`UPDATE comment SET author_id = NULL, author_name = 'Une voix' WHERE id = $1`, [
      nobody.id,
    ]);
    for (const comment of [hidden, nobody]) await decide(comment);
    const author = await authorOf(hidden);
    await publish();
    await consultation.setState(hidden, 'hidden');
    const before: unknown = await dataSource.query('SELECT count(*) FROM mail');
    await deliver();
    expect(await mailsTo(author)).toEqual([]);
    expect(await dataSource.query('SELECT count(*) FROM mail')).toEqual(before);
  });

  it('keep to French typography', async () => {
    const mails: { subject: string; text: string }[] = await dataSource.query(
      'SELECT subject, text_body AS text FROM mail',
    );
    expect(mails.length).toBeGreaterThanOrEqual(4);
    for (const mail of mails) {
      const text = `${mail.subject}\n${mail.text}`.replaceAll(/https?:\/\/\S+/g, '');
      expect(text).not.toMatch(/ [:;!?»]|« |'/);
      expect(text).not.toMatch(/[^\u00a0\u202f\s\d][:;!?]/);
    }
  });
});
