import { RolesService } from '#identity';
import { countStatements } from '#platform/testing';
import { newId } from '#kernel';
import { buildConsultation } from '../builders/consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

interface Granted {
  id: string;
  holderName: string;
  holderEmail: string;
  role: string;
  consultationId: string | null;
  consultation: { title: string } | null;
  stageId: string | null;
  stage: { name: string } | null;
  grantedByName: string | null;
}

interface Page {
  nodes: Granted[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const LIST = `query ($consultationId: ID, $first: Int, $after: String) {
  roleGrants(consultationId: $consultationId, first: $first, after: $after) {
    nodes { id holderName holderEmail role consultationId consultation { title } stageId stage { name } grantedAt grantedByName }
    pageInfo { hasNextPage endCursor } } }`;
const REVOKE =
  'mutation ($input: GrantRoleInput!) { revokeRole(input: $input) { __typename ... on UserError { message } } }';

describe('the list of who holds which role', () => {
  let platform: TestPlatform;
  let roles: RolesService;
  let platformAdministrator: Visitor;
  let localAdministrator: Visitor;
  let here: string;
  let elsewhere: string;
  const stages = [newId(), newId()];

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    roles = platform.api.get(RolesService, { strict: false });
    here = (await buildConsultation(platform.database)).id;
    elsewhere = (await buildConsultation(platform.database)).id;
    for (const [index, id] of stages.entries()) {
      await platform.database.query(
        `INSERT INTO tour_stage (id, consultation_id, slug, name, region_name, region_code, cities, time_zone, position,
           told_as_held, date_doubtful) VALUES ($1, $2, $3, $3, 'Bretagne', '53', '{Rennes}', 'Europe/Paris', $4, false, false)`,
        [id, here, `etape-${String(index)}`, index],
      );
    }
    platformAdministrator = await platform.signIn('chef@exemple.fr');
    localAdministrator = await platform.signIn('locale@exemple.fr');
    const grantedBy = await roles.openAccount({ email: 'chef@exemple.fr', displayName: 'Chef' });
    await roles.openAccount({ email: 'rapporteur@exemple.fr', displayName: 'Rapporteur' });
    await roles.openAccount({ email: 'ailleurs@exemple.fr', displayName: 'Ailleurs' });
    await roles.grant({ email: 'chef@exemple.fr', role: 'administrator', consultationId: null });
    await roles.grant({
      email: 'ailleurs@exemple.fr',
      role: 'drafter',
      consultationId: elsewhere,
      grantedBy,
    });
    await roles.grant({
      email: 'locale@exemple.fr',
      role: 'administrator',
      consultationId: here,
      grantedBy,
    });
    for (const stageId of stages) {
      await roles.grant({
        ...{ email: 'rapporteur@exemple.fr', role: 'rapporteur', consultationId: here },
        ...{ stageId, grantedBy },
      });
    }
  }, 60_000);

  afterAll(() => platform.stop());

  const list = (person: Visitor, variables: Record<string, unknown> = {}): Promise<Page> =>
    person.ask<Page>(LIST, variables);

  it('shows the platform’s administrators all of them, the last given first, page after page', async () => {
    const first = await list(platformAdministrator, { first: 2 });
    expect(first.nodes[0]).toMatchObject({
      ...{ holderName: 'Rapporteur', holderEmail: 'rapporteur@exemple.fr', role: 'rapporteur' },
      ...{ consultationId: here, consultation: { title: 'Concertation' } },
      ...{ stageId: stages[1], stage: { name: 'etape-1' }, grantedByName: 'Chef' },
    });
    const rest = await list(platformAdministrator, { after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ holderEmail }) => holderEmail)).toEqual([
      'locale@exemple.fr',
      'ailleurs@exemple.fr',
      'chef@exemple.fr',
    ]);
    expect(rest.nodes.at(-1)).toMatchObject({
      consultationId: null,
      consultation: null,
      grantedByName: null,
    });
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('shows a consultation’s administrator those of the consultation, and nothing of another', async () => {
    const own = await list(localAdministrator);
    expect(own.nodes.map(({ holderEmail }) => holderEmail)).toEqual([
      'rapporteur@exemple.fr',
      'rapporteur@exemple.fr',
      'locale@exemple.fr',
    ]);
    expect((await list(localAdministrator, { consultationId: elsewhere })).nodes).toEqual([]);
    expect((await list(platformAdministrator, { consultationId: elsewhere })).nodes).toHaveLength(1);
  });

  it('costs the same at each length', async () => {
    const costs = [];
    for (const first of [1, 100]) {
      const { statements } = await countStatements(platform.database, () =>
        list(platformAdministrator, { first }),
      );
      costs.push(statements.length);
    }
    // The session, the list, its consultations and its stages.
    expect(costs).toEqual([4, 4]);
  });

  it('loses what is taken back: one stage of a rapporteur, then all of them', async () => {
    const input = { email: 'rapporteur@exemple.fr', role: 'rapporteur', consultationId: here };
    await localAdministrator.ask(REVOKE, { input: { ...input, stageId: stages[0] } });
    const held = (await list(localAdministrator)).nodes.map(({ stageId }) => stageId);
    expect(held).toEqual([stages[1], null]);
    await localAdministrator.ask(REVOKE, { input });
    expect((await list(localAdministrator)).nodes).toHaveLength(1);
  });
});
