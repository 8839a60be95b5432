import { RolesService } from '#identity';
import { countStatements } from '#platform/testing';
import { buildConsultation, type BuiltConsultation } from '../builders/consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const PAGE = `query ($consultation: String!, $slug: String!) {
  section(consultationSlug: $consultation, slug: $slug) {
    id number title depth
    ancestors { slug } previous { slug } next { slug }
    version { ordinal state html reason publishedAt blocks { id position kind text } }
  }
}`;

const CREATE = `mutation ($input: CreateConsultationInput!) { result: createConsultation(input: $input) {
  __typename ... on Consultation { id state charterHtml } ... on UserError { code message field } } }`;
const OPEN = `mutation ($input: OpenConsultationInput!) { result: openConsultation(input: $input) {
  __typename ... on Consultation { id state } ... on UserError { code message } } }`;
const REWRITE = `mutation ($input: RewriteConsultationInput!) { result: rewriteConsultation(input: $input) {
  __typename ... on Consultation { title } ... on UserError { code } } }`;
const PROLONG = `mutation ($input: ProlongConsultationInput!) { result: prolongConsultation(input: $input) {
  __typename ... on Consultation { closesAt } ... on UserError { code field } } }`;
const CLOSE = `mutation ($input: CloseConsultationInput!) { result: closeConsultation(input: $input) {
  __typename ... on Consultation { state } ... on UserError { code } } }`;

describe('the doctrine through GraphQL', () => {
  let platform: TestPlatform;
  let administrator: Visitor;
  let built: BuiltConsultation;
  let slug: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    administrator = await platform.signIn('administration@exemple.fr');
    await platform.api.get(RolesService, { strict: false }).grant({
      email: 'administration@exemple.fr',
      role: 'administrator',
      consultationId: null,
      grantedBy: null,
    });
    built = await buildConsultation(platform.database, {
      sections: [
        ['Titre', 'Un.'],
        ['Titre', 'Deux.'],
        ['Titre', 'Trois.'],
      ],
    });
    slug = `concertation-${built.id}`;
  }, 60_000);
  afterAll(() => platform.stop());

  it('shows a consultation with its calendar as instants, its edition and its table of contents', async () => {
    const consultation = await platform.visitor.ask<Record<string, unknown>>(
      `query ($slug: String!) { consultation(slug: $slug) { slug state opensAt timeZone moderationPolicy
         release { label state publishedAt sections { slug number title depth } } outcomeRelease { id } } }`,
      { slug },
    );
    expect(consultation).toMatchObject({
      slug,
      state: 'open',
      opensAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      timeZone: 'Europe/Paris',
      moderationPolicy: 'before',
      release: { state: 'published', sections: [{ slug: 'section-1' }, {}, {}] },
      outcomeRelease: null,
    });
  });

  it('shows a section with its text and surroundings, in three statements', async () => {
    const { result, statements } = await countStatements(platform.database, () =>
      platform.visitor.ask<Record<string, unknown>>(PAGE, { consultation: slug, slug: 'section-2' }),
    );
    expect(result).toMatchObject({
      title: 'Section 2',
      ancestors: [],
      previous: { slug: 'section-1' },
      next: { slug: 'section-3' },
      version: { state: 'published', blocks: [{ kind: 'paragraph' }, { text: 'Deux.' }] },
    });
    expect(statements).toHaveLength(3);
  });

  it('lists consultations with all their tables of contents in two statements', async () => {
    await buildConsultation(platform.database);
    const { result, statements } = await countStatements(platform.database, () =>
      platform.visitor.ask<{ nodes: unknown[] }>(
        '{ consultations(first: 50) { nodes { title release { sections { slug } } } pageInfo { hasNextPage } } }',
      ),
    );
    expect(result.nodes.length).toBeGreaterThanOrEqual(2);
    expect(statements).toHaveLength(2);
  });

  it('gives nothing for what is absent or not to be seen', async () => {
    const { visitor } = platform;
    expect(await visitor.ask(PAGE, { consultation: slug, slug: 'nulle-part' })).toBeNull();
    expect(await visitor.ask('{ consultation(slug: "nulle-part") { id } }')).toBeNull();
    expect(await visitor.ask('{ release(id: "x") { id } }')).toBeNull();
    expect(await visitor.ask('{ releases(doctrineSlug: "nulle-part") { id } }')).toEqual([]);
    const { errors } = await visitor.graphql('{ consultations(first: 101) { nodes { id } } }');
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });

  it('lets an administrator prepare, open, prolong and close a consultation', async () => {
    const draft = {
      slug: 'edition-nouvelle',
      title: 'Édition nouvelle',
      releaseId: built.releaseId,
      method: 'Écrivez.',
      opensAt: new Date(Date.now() - 1_000).toISOString(),
      closesAt: '2090-01-01T00:00:00Z',
      publicationDueOn: '2091-01-01',
      moderationPolicy: 'before',
    };
    const created = await administrator.ask<{ id: string }>(CREATE, {
      input: { ...draft, doctrineId: built.doctrineId },
    });
    expect(created).toMatchObject({ __typename: 'Consultation', state: 'draft' });
    const { id } = created;
    expect(await platform.visitor.ask('{ consultation(slug: "edition-nouvelle") { id } }')).toBeNull();

    const refused = await administrator.ask(OPEN, { input: { consultationId: id } });
    expect(refused).toMatchObject({
      __typename: 'ConsultationNotReady',
      message: expect.stringContaining('il manque la charte') as string,
    });
    const input = { ...draft, consultationId: id, title: 'Édition', charter: 'Restez **courtois**.' };
    expect(await administrator.ask(REWRITE, { input })).toEqual({
      __typename: 'Consultation',
      title: 'Édition',
    });
    expect(await administrator.ask(OPEN, { input: { consultationId: id } })).toMatchObject({ state: 'open' });
    expect(await administrator.ask(REWRITE, { input })).toMatchObject({
      code: 'CONSULTATION_ALREADY_OPENED',
    });
    expect(
      await administrator.ask(PROLONG, { input: { consultationId: id, closesAt: '2090-02-01T00:00:00Z' } }),
    ).toEqual({ __typename: 'Consultation', closesAt: '2090-02-01T00:00:00.000Z' });
    expect(await administrator.ask(CLOSE, { input: { consultationId: id } })).toMatchObject({
      state: 'closed',
    });
    expect(await administrator.ask(CLOSE, { input: { consultationId: id } })).toMatchObject({
      __typename: 'ConsultationClosed',
    });
  });

  it('refuses the commands to everybody else', async () => {
    const person = await platform.signIn('quelquun@exemple.fr');
    const input = { consultationId: built.id };
    expect(await platform.visitor.ask(CLOSE, { input })).toMatchObject({ __typename: 'SignInRequired' });
    expect(await person.ask(CLOSE, { input })).toMatchObject({ __typename: 'NotAllowed' });
    expect(
      await administrator.ask(PROLONG, {
        input: { ...input, closesAt: '2090-01-01T00:00:00Z', publicationDueOn: '2090-13-40' },
      }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'publicationDueOn' });
  });
});
