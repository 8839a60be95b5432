import { InvalidInput } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';

describe('contributions of a whole consultation', () => {
  let stage: CommentsStage;
  let camille: Viewer;
  let consultation: BuiltConsultation;

  beforeAll(async () => {
    stage = await CommentsStage.open();
    camille = await stage.participant('Camille');
  }, 60_000);

  beforeEach(async () => {
    consultation = await stage.consultation({ sections: [['Un paragraphe.'], ['Un autre.']] });
  });

  afterAll(() => stage.close());

  const inSection = (index: number): BuiltConsultation => ({
    ...consultation,
    sections: consultation.sections.slice(index),
  });

  const bodies = async (filters: object = {}, viewer = Viewer.visitor): Promise<(string | undefined)[]> => {
    const page = await stage.queries.consultationComments(viewer, consultation.id, {}, filters);
    return page.nodes.map(({ revision }) => revision?.body);
  };

  const found = (search: string, viewer?: Viewer): Promise<(string | undefined)[]> =>
    bodies({ search }, viewer);

  it('hold all sections and replies, newest or oldest first, page by page, and no other consultation', async () => {
    const first = await stage.published(camille, consultation, { body: 'première' });
    await stage.published(camille, inSection(1), { body: 'deuxième' });
    await stage.decide(await stage.reply(camille, first, 'réponse'), 'publish');
    await stage.published(camille, await stage.consultation(), { body: 'ailleurs' });
    await stage.post(camille, consultation, { body: 'attend' });
    expect(await bodies()).toEqual(['réponse', 'deuxième', 'première']);
    expect(await bodies({}, camille)).toEqual(['attend', 'réponse', 'deuxième', 'première']);
    const seen: (string | undefined)[] = [];
    let after: string | null = null;
    do {
      const page = await stage.queries.consultationComments(
        Viewer.visitor,
        consultation.id,
        { first: 1, after },
        {},
        'oldest',
      );
      seen.push(...page.nodes.map(({ revision }) => revision?.body));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['première', 'deuxième', 'réponse']);
  });

  it('are narrowed to a section, kind, position, state, category and words at once', async () => {
    await stage.published(camille, consultation, {
      body: 'Le dossier partagé.',
      kind: 'question',
      position: 'for',
    });
    await stage.published(camille, inSection(1), { body: 'Le dossier tenu.', kind: 'question' });
    await stage.published(camille, consultation, { body: 'Le dossier médical.' });
    const sectionId = consultation.sections[0]?.id;
    expect(await bodies({ search: 'dossier', kind: 'question' })).toEqual([
      'Le dossier tenu.',
      'Le dossier partagé.',
    ]);
    expect(await bodies({ search: 'dossiers', kind: 'question', sectionId })).toEqual([
      'Le dossier partagé.',
    ]);
    expect(await bodies({ position: 'for', state: 'published' })).toEqual(['Le dossier partagé.']);
    expect(await bodies({ search: 'dossier', state: 'hidden' })).toEqual([]);
    expect(await bodies({ category: 'citizen' })).toEqual([]);
  });

  it.each([
    ['donnee de sante', 'Les données de santé des établissements.'],
    ['ÉTABLISSEMENT', 'Les données de santé des établissements.'],
    ['les hôpitaux', 'Un hôpital, ou plusieurs hopitaux.'],
    ['l’hopital', 'Un hôpital, ou plusieurs hopitaux.'],
    ['accès', 'L’accès aux référentiels reste libre.'],
    ['l’accès aux référentiels', 'L’accès aux référentiels reste libre.'],
    ['oeuvre', 'La mise en œuvre est « progressive ».'],
    ['progressif', 'La mise en œuvre est « progressive ».'],
    ['où est la mise en œuvre', 'La mise en œuvre est « progressive ».'],
    ['A.4.1', 'Voir la section A.4.1.'],
    ['INS-NIR', 'L’INS-NIR est opposable.'],
    ['prise en charge', 'La prise\u00a0en\u202fcharge, à domicile.'],
  ])('are found by « %s »', async (search, body) => {
    await stage.published(camille, consultation, { body: 'Un tout autre propos.' });
    await stage.published(camille, consultation, { body });
    expect(await found(search)).toEqual([body]);
  });

  it('are found by a phrase, an alternative and without a word', async () => {
    const one = 'Le dossier médical partagé est ouvert.';
    const two = 'Le médical est un dossier à part.';
    await stage.published(camille, consultation, { body: one });
    await stage.published(camille, consultation, { body: two });
    expect(await found('dossier médical')).toEqual([two, one]);
    expect(await found('"dossier médical"')).toEqual([one]);
    expect(await found('« dossiers médicaux »')).toEqual([one]);
    expect(await found('“un dossier à part”')).toEqual([two]);
    expect(await found('dossier -partagé')).toEqual([two]);
    expect(await found('partagé or part')).toEqual([two, one]);
    expect(await found('absent')).toEqual([]);
    expect(await found('les à la')).toEqual([]);
    for (const strange of ['"', "':*&|!()<->", '\\', "l'", '-', 'or', '<script>']) {
      await expect(found(strange)).resolves.toEqual(expect.any(Array));
    }
    await expect(found('a'.repeat(201))).rejects.toThrow(InvalidInput);
    await expect(found('a\0')).rejects.toThrow(InvalidInput);
    expect(await found('  ')).toEqual([two, one]);
  });

  it('are found by their title and their proposed wording', async () => {
    const anchor = { kind: 'block' as const, blockId: consultation.sections[0]?.blocks[0] ?? '' };
    await stage.published(camille, consultation, {
      title: 'Calendrier',
      body: 'Voici.',
      kind: 'amendment',
      proposedWording: 'Un annuaire.',
      anchor,
    });
    expect(await found('calendriers')).toEqual(['Voici.']);
    expect(await found('annuaires')).toEqual(['Voici.']);
  });

  it('are found by what is public now and by nothing else, whoever asks', async () => {
    const moderator = await stage.holder('moderator', consultation.id);
    const everybody = async (search: string): Promise<number[]> => {
      const answers = [Viewer.visitor, camille, moderator].map((viewer) => found(search, viewer));
      return (await Promise.all(answers)).map((bodies) => bodies.length);
    };
    const nobody = [0, 0, 0];
    const id = await stage.post(camille, consultation, { body: 'Une girafe.' });
    expect(await everybody('girafe')).toEqual(nobody);
    await stage.decide(id, 'hold');
    expect(await everybody('girafe')).toEqual(nobody);
    await stage.decide(id, 'publish');
    expect(await everybody('girafe')).toEqual([1, 1, 1]);
    await stage.service.revise(camille, id, { body: 'Un zèbre.' });
    expect([await everybody('zèbre'), await everybody('girafe')]).toEqual([nobody, [1, 1, 1]]);
    await stage.decide(id, 'publish');
    expect([await everybody('zèbre'), await everybody('girafe')]).toEqual([[1, 1, 1], nobody]);
    await stage.decide(id, 'hide');
    expect(await everybody('zèbre')).toEqual(nobody);
    await stage.decide(id, 'restore');
    expect(await everybody('zèbre')).toEqual([1, 1, 1]);
    await stage.service.withdraw(camille, id);
    expect(await everybody('zèbre')).toEqual(nobody);
    await stage.decide(await stage.post(camille, consultation, { body: 'Une autruche.' }), 'refuse');
    expect(await everybody('autruche')).toEqual(nobody);
    expect(await stage.dataSource.query('SELECT 1 FROM comment_search WHERE comment_id = $1', [id])).toEqual(
      [],
    );
  });

  it('cost three statements, and one more with their sections', async () => {
    const cost = (viewer: Viewer, filters: object) =>
      countStatements(stage.dataSource, () =>
        stage.queries.consultationComments(viewer, consultation.id, { first: 100 }, filters),
      );
    await stage.published(camille, consultation, { body: 'Le dossier.' });
    const few = await cost(camille, { search: 'dossier' });
    for (let index = 0; index < 10; index += 1) {
      await stage.published(camille, inSection(index % 2), { body: 'Un dossier.' });
    }
    const many = await cost(camille, { search: 'dossier' });
    expect([few.statements.length, many.statements.length]).toEqual([3, 3]);
    expect(many.result.nodes).toHaveLength(11);
    const sections = await countStatements(stage.dataSource, () =>
      stage.sections.at(Viewer.visitor, many.result.nodes),
    );
    expect(sections.statements).toHaveLength(1);
    expect(sections.result.map(({ slug }) => slug).sort()).toEqual(['section-1', 'section-2']);
    expect(sections.result[0]).toMatchObject({ consultationTitle: 'Concertation' });
  });
});
