import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel';
import { countStatements, eventually } from '#platform/testing';
import { DraftedConsultation } from '../builders/drafted-consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const SET = `mutation ($input: SetDispositionInput!) { setDisposition(input: $input) {
  __typename ... on Disposition { outcome motive supersededAt } ... on UserError { code field message } } }`;
const TAKE = `mutation ($input: TakeSnapshotInput!) { takeSnapshot(input: $input) {
  __typename ... on Snapshot { id label state takenAt digest commentCount exports { id } } ... on UserError { code field } } }`;
const REQUEST = `mutation ($input: RequestExportInput!) { requestExport(input: $input) {
  __typename ... on Export { id state progress } ... on UserError { code field } } }`;
const SNAPSHOT = `query ($id: ID!) { snapshot(id: $id) { label state progress digest commentCount error exports { id format state progress byteSize sha256 fileName error } } }`;
const LIST = `query ($consultation: ID!, $without: Boolean, $first: Int, $after: String) {
  draftingComments(consultationId: $consultation, withoutDisposition: $without, first: $first, after: $after) {
    nodes { id revision { body } disposition { outcome motive } dispositionHistory { outcome setByName } } pageInfo { hasNextPage endCursor } } }`;
const HISTORY =
  'query ($id: ID!) { comment(id: $id) { dispositionHistory { outcome setByName supersededAt } } }';
const COMMENT = 'query ($id: ID!) { comment(id: $id) { id disposition { outcome } } }';

interface Exported {
  id: string;
  state: string;
  progress: number;
  byteSize: number | null;
}

describe('the drafters’ workplace in the API', () => {
  let folder: string;
  let platform: TestPlatform;
  let consultation: DraftedConsultation;
  let drafter: Visitor;
  let elsewhere: Visitor;
  let participant: Visitor;

  async function signIn(email: string, role?: 'drafter', consultationId?: string): Promise<Visitor> {
    const person = await platform.signIn(email);
    if (role) {
      await platform.database.query(
        `INSERT INTO role_grant (id, participant_id, role, consultation_id)
         SELECT $1, id, $3, $4 FROM participant WHERE email = $2`,
        [newId(), email, role, consultationId],
      );
    }
    return person;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drafters-'));
    platform = await TestPlatform.start({ DATA_DIR: folder });
    consultation = await DraftedConsultation.build(platform.database);
    const other = await DraftedConsultation.build(platform.database);
    drafter = await signIn('redactrice@exemple.test', 'drafter', consultation.id);
    elsewhere = await signIn('ailleurs@exemple.test', 'drafter', other.id);
    participant = await signIn('participant@exemple.test');
  }, 60_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true });
  });

  const whenTaken = (id: string): Promise<{ state: string }> =>
    eventually(
      () => drafter.ask<{ state: string }>(SNAPSHOT, { id }),
      ({ state }) => state === 'ready' || state === 'failed',
      30,
    );

  it('goes from a disposition to a file', async () => {
    const { id: commentId } = await consultation.comment({ body: 'Préciser le calendrier.' });
    const wish = { commentId, outcome: 'deferred' };
    expect(await drafter.ask(SET, { input: wish })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'motive',
    });
    const motive = 'Relève de la prochaine édition.';
    expect(await drafter.ask(SET, { input: { ...wish, motive } })).toEqual({
      ...{ __typename: 'Disposition', outcome: 'deferred', motive, supersededAt: null },
    });
    const snapshot = await drafter.ask<{ id: string }>(TAKE, {
      input: { consultationId: consultation.id, label: 'Arrêté de décembre' },
    });
    expect(snapshot).toMatchObject({
      ...{ __typename: 'Snapshot', state: 'waiting', takenAt: null, digest: null, commentCount: null },
      exports: [],
    });
    expect(await whenTaken(snapshot.id)).toMatchObject({
      ...{ state: 'ready', progress: 100, commentCount: 1, error: null },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const asked = await drafter.ask<Exported>(REQUEST, { input: { snapshotId: snapshot.id, format: 'csv' } });
    expect(asked).toMatchObject({ __typename: 'Export' });
    const { exports } = await eventually(
      () => drafter.ask<{ exports: Exported[] }>(SNAPSHOT, { id: snapshot.id }),
      (answer) => answer.exports[0]?.state === 'ready',
    );
    expect(exports).toMatchObject([{ id: asked.id, format: 'csv', progress: 100, error: null }]);
    expect(exports[0]?.byteSize).toBeGreaterThan(100);
  }, 30_000);

  it('shows a disposition to the drafters of the consultation and to nobody else', async () => {
    const { id: commentId } = await consultation.comment();
    await drafter.ask(SET, { input: { commentId, outcome: 'accepted' } });
    expect(await drafter.ask(COMMENT, { id: commentId })).toMatchObject({
      disposition: { outcome: 'accepted' },
    });
    for (const person of [elsewhere, participant, platform.visitor])
      expect(await person.ask(COMMENT, { id: commentId })).toEqual({ id: commentId, disposition: null });
  });

  it('shows the drafters what was decided before, and by whom', async () => {
    const { id: commentId } = await consultation.comment({ section: 'agenda' });
    await drafter.ask(SET, { input: { commentId, outcome: 'accepted' } });
    await drafter.ask(SET, { input: { commentId, outcome: 'deferred', motive: 'À revoir l’an prochain.' } });
    const history = [
      { outcome: 'deferred', supersededAt: null },
      { outcome: 'accepted', supersededAt: expect.any(String) as string },
    ].map((decided) => ({ ...decided, setByName: 'Participant' }));
    expect(await drafter.ask(HISTORY, { id: commentId })).toEqual({ dispositionHistory: history });
    for (const person of [elsewhere, participant])
      expect(await person.ask(HISTORY, { id: commentId })).toEqual({ dispositionHistory: [] });
  });

  it('is closed to everybody else', async () => {
    const { id: commentId } = await consultation.comment();
    const { id: snapshotId } = await drafter.ask<{ id: string }>(TAKE, {
      input: { consultationId: consultation.id, label: 'Arrêté fermé' },
    });
    await whenTaken(snapshotId);
    const inputs: [string, object][] = [
      [SET, { commentId, outcome: 'accepted' }],
      [TAKE, { consultationId: consultation.id, label: 'Intrus' }],
      [REQUEST, { snapshotId, format: 'json' }],
    ];
    for (const [operation, input] of inputs) {
      expect(await platform.visitor.ask(operation, { input })).toEqual(
        expect.objectContaining({ __typename: 'SignInRequired' }),
      );
      expect(await participant.ask(operation, { input })).toMatchObject({ __typename: 'NotAllowed' });
      expect(await elsewhere.ask(operation, { input })).toMatchObject({ __typename: 'NotFound' });
    }
    expect((await elsewhere.graphql(SNAPSHOT, { id: snapshotId })).data).toEqual({ snapshot: null });
    expect(await elsewhere.ask(LIST, { consultation: consultation.id })).toMatchObject({ nodes: [] });
    expect(
      (await participant.graphql(LIST, { consultation: consultation.id })).errors?.[0]?.extensions?.code,
    ).toBe('NOT_ALLOWED');
  });

  it('lists what waits at the same number of statements whatever its length', async () => {
    await consultation.manyComments(200);
    const counts = [];
    for (const first of [2, 100]) {
      const { result, statements } = await countStatements(platform.database, () =>
        drafter.ask<{ nodes: unknown[] }>(LIST, { consultation: consultation.id, first }),
      );
      expect(result.nodes).toHaveLength(first);
      counts.push(statements.length);
    }
    // The session, four of the list, one for all dispositions, one for their histories.
    expect(counts).toEqual([7, 7]);
    const waiting = await drafter.ask<{ nodes: { disposition: unknown }[] }>(LIST, {
      ...{ consultation: consultation.id, without: true, first: 100 },
    });
    expect(waiting.nodes.every(({ disposition }) => disposition === null)).toBe(true);
  });
});
