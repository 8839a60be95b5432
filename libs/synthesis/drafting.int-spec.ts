import type { DataSource } from 'typeorm';
import { InvalidInput, newId } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { DispositionProgressQueries } from './disposition-progress.queries';
import { DispositionsService } from './dispositions.service';
import { DraftingQueries, type DraftingFilters } from './drafting.queries';
import { SynthesisModule } from './synthesis.module';

describe('the drafters’ list', () => {
  let domain: TestDomain;
  let dataSource: DataSource;
  let drafting: DraftingQueries;
  let consultation: DraftedConsultation;
  let drafter: Viewer;

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
    drafting = domain.get(DraftingQueries);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(() => domain.stop());

  /** All bodies of the list, read in pages of two. */
  async function bodies(filters: DraftingFilters = {}): Promise<(string | undefined)[]> {
    const all: (string | undefined)[] = [];
    let after: string | null = null;
    do {
      const page = await drafting.page(drafter, consultation.id, filters, { first: 2, after });
      all.push(...page.comments.map(({ revision }) => revision?.body));
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null);
    return all;
  }

  it('gives the published comments in the order of the tree, page after page', async () => {
    await consultation.comment({ section: 'agenda', body: 'agenda' });
    const first = await consultation.comment({ section: 'ins', body: 'ins 1' });
    await consultation.comment({ section: 'ins', body: 'ins 2' });
    await consultation.comment({ section: 'identite', body: 'identite' });
    await consultation.comment({ parent: first, body: 'reply to ins 1' });
    await consultation.comment({ parent: first, body: 'second reply' });
    for (const state of ['hidden', 'refused', 'in_review', 'withdrawn'] as const)
      await consultation.comment({ state, body: state });
    const inOrder = ['identite', 'ins 1', 'reply to ins 1', 'second reply', 'ins 2', 'agenda'];
    expect(await bodies()).toEqual(inOrder);
    expect(await bodies({ sectionId: consultation.sectionId('ins') })).toEqual(inOrder.slice(1, 5));
  });

  it('can be narrowed to the contributions that wait for a disposition', async () => {
    const done = await consultation.comment({ body: 'décidée' });
    await consultation.comment({ parent: done, body: 'réponse' });
    await consultation.comment({ body: 'en attente' });
    await domain.get(DispositionsService).set(drafter, { commentId: done.id, outcome: 'accepted' });
    expect(await bodies({ withoutDisposition: true })).toEqual(['en attente']);
    expect(await bodies({ withoutDisposition: false })).toHaveLength(3);
  });

  it('can be narrowed to a kind, an outcome, a stage and a category of authors', async () => {
    const { stageId } = consultation;
    const amendment = await consultation.comment({ body: 'amendement', proposedWording: 'Autrement.' });
    const vendors = await consultation.comment({ body: 'd’un éditeur', category: 'vendor' });
    await consultation.comment({ parent: vendors, body: 'réponse' });
    await domain.get(DispositionsService).set(drafter, { commentId: amendment.id, outcome: 'accepted' });
    expect(await bodies({ kind: 'amendment' })).toEqual(['amendement']);
    expect(await bodies({ outcome: 'accepted' })).toEqual(['amendement']);
    expect(await bodies({ outcome: 'deferred' })).toEqual([]);
    expect(await bodies({ category: 'vendor' })).toEqual(['d’un éditeur']);
    expect(await bodies({ category: 'vendor', kind: 'amendment' })).toEqual([]);
    expect(await bodies({ stageId })).toEqual(['amendement', 'd’un éditeur']);
    expect(await bodies({ stageId: newId() })).toEqual([]);
  });

  it('has its progress counted section by section, by outcome, in one statement', async () => {
    const progress = domain.get(DispositionProgressQueries);
    const [one, two] = [await consultation.comment(), await consultation.comment()];
    await consultation.comment({ section: 'agenda' });
    await consultation.comment({ section: 'agenda', state: 'hidden' });
    await consultation.comment({ parent: one });
    const set = domain.get(DispositionsService);
    await set.set(drafter, { commentId: one.id, outcome: 'accepted' });
    await set.set(drafter, { commentId: two.id, outcome: 'deferred', motive: 'À revoir l’an prochain.' });
    await set.set(drafter, { commentId: two.id, outcome: 'accepted' });
    const { result, statements } = await countStatements(dataSource, () =>
      progress.sections(drafter, consultation.id),
    );
    expect(statements).toHaveLength(1);
    const counted = result.filter(({ contributions }) => contributions > 0);
    expect(
      counted.map(({ contributions, withDisposition, byOutcome }) => [
        contributions,
        withDisposition,
        byOutcome,
      ]),
    ).toEqual([
      [2, 2, [{ outcome: 'accepted', count: 2 }]],
      [1, 0, []],
    ]);
    expect(result.length).toBeGreaterThan(counted.length);
    for (const viewer of [Viewer.visitor, await (await DraftedConsultation.build(dataSource)).drafter()])
      expect(await progress.sections(viewer, consultation.id)).toEqual([]);
  });

  it('is empty for everybody else', async () => {
    await consultation.comment();
    const elsewhere = await (await DraftedConsultation.build(dataSource)).drafter();
    for (const viewer of [Viewer.visitor, elsewhere]) {
      expect((await drafting.page(viewer, consultation.id, {}, {})).comments).toEqual([]);
    }
  });

  it.each(['x', Buffer.from('["1","2","3"]').toString('base64url')])(
    'refuses the cursor %s',
    async (after) => {
      await expect(drafting.page(drafter, consultation.id, {}, { after })).rejects.toThrow(InvalidInput);
    },
  );

  it('costs four statements whatever its length', async () => {
    await consultation.manyComments(300);
    for (const first of [1, 100]) {
      const { result, statements } = await countStatements(dataSource, () =>
        drafting.page(drafter, consultation.id, {}, { first }),
      );
      expect(result.comments).toHaveLength(first);
      expect(statements).toHaveLength(4);
    }
  });
});
