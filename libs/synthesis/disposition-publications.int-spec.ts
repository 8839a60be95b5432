import type { DataSource } from 'typeorm';
import { InvalidInput, newId, NotAllowed, NotFound, SignInRequired } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { DispositionPublicationsService } from './disposition-publications.service';
import { DispositionsService } from './dispositions.service';
import { PublishedDispositionsQueries } from './published-dispositions.queries';
import { NoDispositionToPublish } from './synthesis.errors';
import { SynthesisModule } from './synthesis.module';

const MOTIVE = 'Le texte de la section est précisé en ce sens.';

describe('publishing dispositions', () => {
  let domain: TestDomain;
  let dataSource: DataSource;
  let dispositions: DispositionsService;
  let publications: DispositionPublicationsService;
  let published: PublishedDispositionsQueries;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
    dispositions = domain.get(DispositionsService);
    publications = domain.get(DispositionPublicationsService);
    published = domain.get(PublishedDispositionsQueries);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(() => domain.stop());

  const publish = (by = drafter, clientKey = newId()) =>
    publications.publish(by, { consultationId: consultation.id, clientKey });

  const decided = async (outcome: 'deferred' | 'answered' = 'deferred', commentId?: string) => {
    const id = commentId ?? (await consultation.comment()).id;
    const { id: dispositionId } = await dispositions.set(drafter, { commentId: id, outcome, motive: MOTIVE });
    return { commentId: id, dispositionId };
  };

  const shownTo = async (viewer: Viewer, commentId: string) =>
    (await published.ofComments(viewer, [commentId])).map(({ outcome, motive }) => ({ outcome, motive }));

  const jobs = (publicationId: string): Promise<unknown[]> =>
    dataSource.query(
      `SELECT 1 FROM job WHERE name = 'synthesis.tell-authors' AND payload->>'publicationId' = $1`,
      [publicationId],
    );

  it('shows everybody what only drafters saw, and has the authors told', async () => {
    const { commentId } = await decided();
    expect(await shownTo(Viewer.visitor, commentId)).toEqual([]);
    const publication = await publish();
    expect(publication).toMatchObject({ consultationId: consultation.id, dispositionCount: 1 });
    expect(await shownTo(Viewer.visitor, commentId)).toEqual([{ outcome: 'deferred', motive: MOTIVE }]);
    expect(await jobs(publication.id)).toHaveLength(1);
    expect(await publications.list(drafter, consultation.id)).toEqual([publication]);
  });

  it('is done once for one key, however often it is sent', async () => {
    await decided();
    const key = newId();
    const [first, ...others] = await Promise.all([
      publish(drafter, key),
      publish(drafter, key),
      publish(drafter, key),
    ]);
    for (const other of others) expect(other).toEqual(first);
    expect(await publications.list(drafter, consultation.id)).toHaveLength(1);
    expect(await jobs(first.id)).toHaveLength(1);
  });

  it('takes a key for one consultation only', async () => {
    const key = newId();
    await decided();
    await publish(drafter, key);
    const elsewhere = await DraftedConsultation.build(dataSource);
    const { participantId } = drafter;
    const both = Viewer.participant(participantId ?? '', [
      { role: 'drafter', consultationId: elsewhere.id, stageId: null },
    ]);
    const again = publications.publish(both, { consultationId: elsewhere.id, clientKey: key });
    await expect(again).rejects.toThrow(InvalidInput);
  });

  it('says that there is nothing to publish, and publishes no disposition twice', async () => {
    await expect(publish()).rejects.toThrow(NoDispositionToPublish);
    await decided();
    const outcomes = await Promise.allSettled([publish(), publish()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(publish()).rejects.toThrow(NoDispositionToPublish);
  });

  it('goes on showing what was published after a change, until the next publication', async () => {
    const { commentId } = await decided('deferred');
    await publish();
    await decided('answered', commentId);
    expect(await shownTo(Viewer.visitor, commentId)).toEqual([{ outcome: 'deferred', motive: MOTIVE }]);
    expect(await publications.toPublish(drafter, consultation.id)).toEqual({
      ...{ count: 1, replacing: 1, authors: 1 },
      byOutcome: [{ outcome: 'answered', count: 1 }],
    });
    await publish();
    expect(await shownTo(Viewer.visitor, commentId)).toEqual([{ outcome: 'answered', motive: MOTIVE }]);
    const history = await dispositions.histories(drafter, [commentId]);
    expect(history.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
  });

  it('leaves out what the public does not see, and hides it with the text', async () => {
    const hidden = await consultation.comment();
    const stays = await consultation.comment();
    for (const { id } of [hidden, stays]) await decided('deferred', id);
    await consultation.setState(hidden, 'hidden');
    expect(await publish()).toMatchObject({ dispositionCount: 1 });
    expect(await shownTo(Viewer.visitor, hidden.id)).toEqual([]);
    expect(await shownTo(Viewer.visitor, stays.id)).toHaveLength(1);
    await consultation.setState(stays, 'withdrawn');
    expect(await shownTo(Viewer.visitor, stays.id)).toEqual([]);
    const moderator = Viewer.participant(await consultation.participant({}), [
      { role: 'moderator', consultationId: consultation.id, stageId: null },
    ]);
    expect(await shownTo(moderator, stays.id)).toHaveLength(1);
  });

  it('is for drafters and administrators of the consultation', async () => {
    await decided();
    const person = await consultation.participant({});
    const elsewhere = await (await DraftedConsultation.build(dataSource)).drafter();
    await expect(publish(Viewer.visitor)).rejects.toThrow(SignInRequired);
    for (const viewer of [Viewer.participant(person), elsewhere]) {
      await expect(publish(viewer)).rejects.toThrow(NotAllowed);
      expect(await publications.toPublish(viewer, consultation.id)).toBeNull();
      expect(await publications.list(viewer, consultation.id)).toEqual([]);
    }
    const administrator = Viewer.participant(person, [
      { role: 'administrator', consultationId: null, stageId: null },
    ]);
    const nowhere = publications.publish(administrator, { consultationId: newId(), clientKey: newId() });
    await expect(nowhere).rejects.toThrow(NotFound);
    expect(await publish(administrator)).toMatchObject({ dispositionCount: 1 });
  });

  it('is kept by the database: published once, while current, and never taken back', async () => {
    const { commentId, dispositionId } = await decided();
    const { id: first } = await publish();
    await decided('answered', commentId);
    const refused = async (sql: string, parameters: unknown[]) =>
      expect(dataSource.query(sql, parameters)).rejects.toMatchObject({ code: '23001' });
    await refused('UPDATE disposition SET publication_id = NULL WHERE id = $1', [dispositionId]);
    await refused('UPDATE disposition_publication SET disposition_count = 2 WHERE id = $1', [first]);
    await refused('DELETE FROM disposition_publication WHERE id = $1', [first]);
    const { dispositionId: superseded } = await decided();
    await dataSource.query('UPDATE disposition SET superseded_at = now() WHERE id = $1', [superseded]);
    await refused('UPDATE disposition SET publication_id = $2 WHERE id = $1', [superseded, first]);
    const { dispositionId: drafted } = await decided();
    await refused(`UPDATE disposition SET publication_id = $2, motive = motive || '.' WHERE id = $1`, [
      ...[drafted, first],
    ]);
    await refused(
      `INSERT INTO disposition (id, comment_id, outcome, motive, set_by, publication_id)
       SELECT $1, comment_id, outcome, motive, set_by, publication_id FROM disposition WHERE id = $2`,
      [newId(), dispositionId],
    );
  });

  it('costs the same number of statements for one as for twenty', async () => {
    const count = async (comments: number): Promise<number> => {
      for (let made = 0; made < comments; made += 1) await decided();
      return (await countStatements(dataSource, publish)).statements.length;
    };
    expect(await count(20)).toBe(await count(1));
  });
});
