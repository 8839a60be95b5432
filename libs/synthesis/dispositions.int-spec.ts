import type { DataSource } from 'typeorm';
import { InvalidInput, newId, NotFound, SignInRequired } from '#kernel';
import { Viewer } from '#identity';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { DispositionsService } from './dispositions.service';
import { DispositionNotPossible } from './synthesis.errors';
import { SynthesisModule } from './synthesis.module';

const MOTIVE = 'Le texte de la section est précisé en ce sens.';

describe('dispositions', () => {
  let domain: TestDomain;
  let dataSource: DataSource;
  let dispositions: DispositionsService;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
    dispositions = domain.get(DispositionsService);
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  }, 30_000);

  afterAll(() => domain.stop());

  it('are set by a drafter with a motive, on a contribution and on a reply', async () => {
    const root = await consultation.comment();
    const reply = await consultation.comment({ parent: root });
    for (const { id } of [root, reply]) {
      const set = await dispositions.set(drafter, {
        commentId: id,
        outcome: 'deferred',
        motive: ` ${MOTIVE} `,
      });
      expect(set).toMatchObject({ commentId: id, outcome: 'deferred', motive: MOTIVE, supersededAt: null });
    }
    expect(await dispositions.currentFor(drafter, [root.id, reply.id])).toHaveLength(2);
  });

  it('need no motive for what is accepted, and one of ten characters for all the rest', async () => {
    const { id: commentId } = await consultation.comment();
    expect(await dispositions.set(drafter, { commentId, outcome: 'accepted' })).toMatchObject({ motive: '' });
    for (const motive of [undefined, null, '', '   trop    ', '123456789']) {
      await expect(dispositions.set(drafter, { commentId, outcome: 'not_accepted', motive })).rejects.toThrow(
        new InvalidInput(
          'Indiquez le motif de cette suite, en au moins 10 caractères : il sera lu par l’auteur de la contribution.',
          'motive',
        ),
      );
    }
    await dispositions.set(drafter, { commentId, outcome: 'not_accepted', motive: '1234567890' });
  });

  it('keep their history, and the same one twice is one', async () => {
    const { id: commentId } = await consultation.comment();
    await dispositions.set(drafter, { commentId, outcome: 'deferred', motive: MOTIVE });
    await dispositions.set(drafter, { commentId, outcome: 'deferred', motive: MOTIVE });
    await dispositions.set(drafter, { commentId, outcome: 'answered', motive: MOTIVE });
    const history = await dispositions.histories(drafter, [commentId]);
    expect(history.map(({ outcome, supersededAt }) => [outcome, supersededAt !== null])).toEqual([
      ['answered', false],
      ['deferred', true],
    ]);
  });

  it('of two drafters at the same time follow one another', async () => {
    const { id: commentId } = await consultation.comment();
    const other = await consultation.drafter();
    const outcomes = ['deferred', 'answered', 'out_of_scope', 'already_covered'] as const;
    await Promise.all(
      outcomes.map((outcome, at) =>
        dispositions.set(at % 2 ? other : drafter, { commentId, outcome, motive: MOTIVE }),
      ),
    );
    const history = await dispositions.histories(drafter, [commentId]);
    expect(history).toHaveLength(4);
    expect(history.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
  });

  it('are the business of the drafters of that consultation alone', async () => {
    const { id: commentId } = await consultation.comment();
    const elsewhere = await (await DraftedConsultation.build(dataSource)).drafter();
    const participant = Viewer.participant(await consultation.participant({}));
    const wish = { commentId, outcome: 'deferred', motive: MOTIVE } as const;
    await expect(dispositions.set(Viewer.visitor, wish)).rejects.toThrow(SignInRequired);
    await expect(dispositions.set(participant, wish)).rejects.toThrow(NotFound);
    await expect(dispositions.set(elsewhere, wish)).rejects.toThrow(NotFound);
    await dispositions.set(drafter, wish);
    for (const viewer of [Viewer.visitor, participant, elsewhere]) {
      expect(await dispositions.currentFor(viewer, [commentId])).toEqual([]);
      expect(await dispositions.histories(viewer, [commentId])).toEqual([]);
    }
  });

  it.each(['submitted', 'in_review', 'refused'] as const)('are not set on what is %s', async (state) => {
    const { id: commentId } = await consultation.comment({ state });
    const set = dispositions.set(drafter, { commentId, outcome: 'deferred', motive: MOTIVE });
    await expect(set).rejects.toThrow(NotFound);
  });

  it.each(['hidden', 'withdrawn'] as const)('are not set on what is %s', async (state) => {
    const { id: commentId } = await consultation.comment({ state });
    const set = dispositions.set(drafter, { commentId, outcome: 'deferred', motive: MOTIVE });
    await expect(set).rejects.toThrow(DispositionNotPossible);
  });

  it.each([newId(), 'x'])('are not set on %s, which is nothing', async (commentId) => {
    await expect(dispositions.set(drafter, { commentId, outcome: 'accepted' })).rejects.toThrow(NotFound);
  });

  it('are held by the database: never changed, never removed', async () => {
    const { id: commentId } = await consultation.comment();
    const { id } = await dispositions.set(drafter, { commentId, outcome: 'deferred', motive: MOTIVE });
    for (const sql of [
      `UPDATE disposition SET motive = 'Un autre motif' WHERE id = $1`,
      `UPDATE disposition SET motive = 'Un autre motif', superseded_at = now() WHERE id = $1`,
      'DELETE FROM disposition WHERE id = $1',
    ]) {
      await expect(dataSource.query(sql, [id])).rejects.toMatchObject({ code: '23001' });
    }
    await dispositions.set(drafter, { commentId, outcome: 'accepted' });
    await expect(
      dataSource.query('UPDATE disposition SET superseded_at = NULL WHERE id = $1', [id]),
    ).rejects.toMatchObject({ code: '23001' });
  });
});
