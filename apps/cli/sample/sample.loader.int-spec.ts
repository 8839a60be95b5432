import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { CommentsModule, CommentsQueries } from '#comments';
import { ConsultationsQueries, DoctrineModule, normaliseText } from '#doctrine';
import { IdentityModule, Viewer, Viewers } from '#identity';
import { DecisionLog, ModerationModule } from '#moderation';
import { PlatformModule, readConfiguration, type Configuration } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import {
  DispositionPublicationsService,
  EditionDispositionsQueries,
  SnapshotsService,
  SynthesisModule,
} from '#synthesis';
import { readContent, sampleFolder } from './sample.content';
import { loadSample } from './sample.loader';

/** How often each value stands in the list. */
function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** What the content calls the reasons of a review, and the rules of the screening that find them. */
const RULES = {
  links: 'links.many',
  telephone: 'personal_data.telephone',
  email: 'personal_data.email',
  insult: 'insults.lexicon',
  repetition: 'repetition.same_author',
};

describe('the sample, loaded', () => {
  const content = readContent(sampleFolder());
  let database: TestDatabase;
  let configuration: Configuration;
  let services: TestingModule | undefined;
  let seconds: number;

  const nest = (): TestingModule => {
    if (!services) throw new Error('The sample was not loaded');
    return services;
  };
  const rows = <Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> =>
    nest().get(DataSource).query(statement, parameters);
  const counts = async (statement: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await rows<{ name: string; count: number }>(statement)).map(({ name, count }) => [name, count]),
    );
  const idOf = async (slug: string): Promise<string> =>
    (await rows<{ id: string }>('SELECT id FROM consultation WHERE slug = $1', [slug]))[0]?.id ?? '';
  const releaseIdOf = async (slug: string): Promise<string> =>
    (await rows<{ id: string }>('SELECT id FROM release WHERE slug = $1', [slug]))[0]?.id ?? '';
  const viewerOf = async (email: string): Promise<Viewer> => {
    const [row] = await rows<{ id: string }>('SELECT id FROM participant WHERE email = $1', [email]);
    return nest()
      .get(Viewers)
      .ofParticipant(row?.id ?? '');
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    configuration = readConfiguration({
      DATABASE_URL: database.url,
      SAMPLE_MODE: 'true',
      LOG_LEVEL: 'silent',
    });
    const started = performance.now();
    expect(await loadSample(configuration)).toBe(true);
    seconds = (performance.now() - started) / 1_000;
    services = await Test.createTestingModule({
      imports: [
        PlatformModule.forProcess('api', configuration, []),
        ...[IdentityModule, DoctrineModule, CommentsModule, ModerationModule, SynthesisModule],
      ],
    }).compile();
  }, 60_000);

  afterAll(async () => {
    await services?.close();
    await database.drop();
  });

  it('is there within 20 seconds', () => {
    expect(seconds).toBeLessThan(20);
  });

  it('has every comment in the state, kind and channel that the content gives', async () => {
    const loaded = await rows<{ key: string; state: string; kind: string; channel: string; slug: string }>(
      `SELECT right(c.client_key, 3) AS key, c.state, c.kind, c.channel, k.slug
       FROM comment c JOIN consultation k ON k.id = c.consultation_id ORDER BY key`,
    );
    expect(loaded).toEqual(
      content.comments
        .map(({ key, state, kind, provenance, consultation }) => ({
          ...{ key, state, kind, channel: provenance.channel, slug: consultation },
        }))
        .sort((one, other) => (one.key < other.key ? -1 : 1)),
    );
  });

  it('shows every passage as the content quotes it', async () => {
    const quoted = await rows<{ key: string; passage: string }>(
      `SELECT right(c.client_key, 3) AS key, coalesce(c.anchor_quote ->> 'exact', b.text) AS passage
       FROM comment c JOIN block b ON b.section_version_id = c.anchor_version_id AND b.block_id = c.anchor_block_id
       ORDER BY key`,
    );
    expect(quoted).toEqual(
      content.comments.flatMap(({ key, passage }) =>
        passage === undefined ? [] : [{ key, passage: normaliseText(passage) }],
      ),
    );
  });

  it('has each comment at its time: before the loading, within the consultation, after what it answers', async () => {
    const wrong = await rows(
      `SELECT c.client_key FROM comment c JOIN consultation k ON k.id = c.consultation_id
       LEFT JOIN comment p ON p.id = c.parent_id
       WHERE c.created_at > now() OR c.created_at < k.opens_at OR c.created_at >= k.closes_at
         OR c.created_at <= p.published_at OR c.published_at < c.created_at OR c.published_at > now()`,
    );
    expect(wrong).toEqual([]);
  });

  it('has the order of ids and the order of times agree', async () => {
    const wrong = await rows(
      `SELECT client_key FROM (SELECT client_key, created_at < lag(created_at) OVER (PARTITION BY consultation_id ORDER BY id)
         AS falls FROM comment) ordered WHERE falls`,
    );
    expect(wrong).toEqual([]);
  });

  it('has the roles that the content gives, and no other', async () => {
    const grants = content.participants.flatMap(({ roles }) => roles.map(({ role }) => role));
    expect(await counts('SELECT role AS name, count(*)::int AS count FROM role_grant GROUP BY role')).toEqual(
      counted(grants),
    );
    const unplaced = await rows(
      `SELECT 1 FROM role_grant g JOIN participant p ON p.id = g.participant_id
       WHERE p.email = 'yann.kermarec@exemple.fr' AND g.stage_id IS NULL`,
    );
    expect(unplaced).toEqual([]);
  });

  it('has one true decision for every comment that was judged, with its statement where something was withheld', async () => {
    const judged = content.comments.filter(({ state }) => !['submitted', 'in_review'].includes(state));
    const hidden = judged.filter(({ state }) => state === 'hidden').length;
    const refused = judged.filter(({ state }) => state === 'refused').length;
    expect(await counts('SELECT kind AS name, count(*)::int AS count FROM decision GROUP BY kind')).toEqual({
      publish: judged.length - refused,
      refuse: refused,
      hide: hidden,
    });
    const restricted = await rows<{ key: string; reason: string; told: boolean }>(
      `SELECT right(c.client_key, 3) AS key, d.reason_code AS reason, d.statement LIKE '%recours%' AS told
       FROM decision d JOIN comment c ON c.id = d.comment_id WHERE d.kind IN ('refuse', 'hide') ORDER BY key`,
    );
    expect(restricted).toEqual(
      judged.flatMap(({ key, decision }) =>
        decision ? [{ key, reason: decision.reasonCode, told: true }] : [],
      ),
    );
  });

  it('has logs of decisions that verify, in order of time', async () => {
    const reports = await nest().get(DecisionLog).verifyAll();
    expect(reports.map(({ intact }) => intact)).toEqual([true, true]);
    const wrong = await rows(
      `SELECT 1 FROM (SELECT decided_at < lag(decided_at) OVER (PARTITION BY consultation_id ORDER BY seq) AS falls
       FROM decision) ordered WHERE falls`,
    );
    expect(wrong).toEqual([]);
  });

  it('has an open case for each comment in review, for the reasons that the content expects', async () => {
    const cases = await rows<{ key: string; reasons: string[] }>(
      `SELECT right(c.client_key, 3) AS key, m.reasons FROM moderation_case m JOIN comment c ON c.id = m.comment_id
       WHERE m.state = 'open' ORDER BY key`,
    );
    const expected = content.comments.filter(({ state }) => state === 'in_review');
    expect(cases.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
    expect(cases.map(({ reasons }) => reasons)).toEqual(
      expected.map(({ reviewReasons = [] }) => reviewReasons.map((reason) => RULES[reason])),
    );
  });

  it('has a job waiting for each submitted comment, and none for what was done in the past', async () => {
    const submitted = content.comments.filter(({ state }) => state === 'submitted').length;
    expect(
      await counts(
        `SELECT name, count(*)::int AS count FROM job WHERE name = 'comments.screen-revision' GROUP BY name`,
      ),
    ).toEqual({ 'comments.screen-revision': submitted });
  });

  it('has the reactions and dispositions of the content', async () => {
    const [{ reactions, dispositions } = { reactions: 0, dispositions: 0 }] = await rows<{
      reactions: number;
      dispositions: number;
    }>(
      `SELECT (SELECT count(*)::int FROM reaction) AS reactions, (SELECT count(*)::int FROM disposition) AS dispositions`,
    );
    expect(reactions).toBe(content.comments.flatMap((comment) => comment.reactions).length);
    expect(dispositions).toBe(content.comments.filter(({ disposition }) => disposition).length);
  });

  it('has made the dispositions of the closed consultation public with the edition that came out of it', async () => {
    const drafter = await viewerOf('nadia.chevalier@exemple.fr');
    const [publication] = await nest()
      .get(DispositionPublicationsService)
      .list(drafter, await idOf('edition-2019'));
    const given = content.comments.filter(
      ({ consultation, disposition }) => consultation === 'edition-2019' && disposition,
    );
    expect(publication?.dispositionCount).toBe(given.length);
    const [from, to] = await Promise.all(['2019-soumise', '2019-publiee'].map(releaseIdOf));
    const sections = await nest()
      .get(EditionDispositionsQueries)
      .bySection(Viewer.visitor, { fromReleaseId: from ?? '', toReleaseId: to ?? '' });
    expect(sections.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
    expect(sections.every(({ isInEdition }) => isInEdition)).toBe(true);
  });

  it('has a snapshot of the closed consultation with all that a visitor sees', async () => {
    const drafter = await viewerOf('nadia.chevalier@exemple.fr');
    const [snapshot] = await nest()
      .get(SnapshotsService)
      .list(drafter, await idOf('edition-2019'), {});
    const visible = content.comments.filter(
      ({ consultation, state }) =>
        consultation === 'edition-2019' && ['published', 'hidden', 'withdrawn'].includes(state),
    );
    expect(snapshot?.commentCount).toBe(visible.length);
    expect(snapshot?.takenAt?.getUTCFullYear()).toBe(2019);
  });

  it('shows visitors the two public consultations, the closed one with the edition that came out of it', async () => {
    const { rows: shown } = await nest().get(ConsultationsQueries).list(Viewer.visitor, {});
    expect(shown.map(({ slug, state, outcomeRelease }) => [slug, state, outcomeRelease?.slug])).toEqual([
      ['edition-2026', 'open', undefined],
      ['edition-2019', 'closed', '2019-publiee'],
    ]);
  });

  it('shows visitors no word of what was refused, hidden, withdrawn or waits', async () => {
    const secret = content.comments.filter(({ state }) => state !== 'published').map(({ body }) => body);
    const open = content.comments.filter(({ state }) => state === 'published').map(({ body }) => body);
    const places = await rows<{ consultationId: string; sectionId: string }>(
      'SELECT DISTINCT consultation_id AS "consultationId", section_id AS "sectionId" FROM comment',
    );
    const queries = nest().get(CommentsQueries);
    const seen: unknown[] = [];
    for (const place of places) {
      const { nodes } = await queries.sectionThreads(Viewer.visitor, place, { first: 100 });
      for (const { root } of nodes) {
        seen.push(root, (await queries.replies(Viewer.visitor, root.id, { first: 100 })).nodes);
      }
    }
    const text = JSON.stringify(seen);
    const shows = (body: string): boolean => text.includes(JSON.stringify(body).slice(1, -1));
    // A repetition that was refused says what its public namesake says.
    expect(secret.filter((body) => !open.includes(body) && shows(body))).toEqual([]);
    expect(open.filter((body) => !shows(body))).toEqual([]);
  });

  it('leaves the clock as it was', async () => {
    expect(await rows(`SELECT 1 FROM pg_namespace WHERE nspname = 'recorded_time'`)).toEqual([]);
  });

  it('is not loaded a second time', async () => {
    const state = (): Promise<unknown[]> =>
      rows(
        `SELECT (SELECT count(*) FROM comment) AS comments, (SELECT count(*) FROM decision) AS decisions,
           (SELECT count(*) FROM job) AS jobs, (SELECT count(*) FROM section_version) AS versions`,
      );
    const before = await state();
    const started = performance.now();
    expect(await loadSample(configuration)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await state()).toEqual(before);
  });

  it('goes on with a newer text in which every thread has a place, certain or waiting for a drafter', async () => {
    const [placed] = await rows<{ unplaced: number; status: string[] }>(
      `SELECT (count(*) FILTER (WHERE p.id IS NULL))::int AS unplaced,
         array_agg(DISTINCT p.status) AS status
       FROM consultation k JOIN comment c ON c.consultation_id = k.id AND c.parent_id IS NULL
       LEFT JOIN placement p ON p.comment_id = c.id AND p.release_id = k.release_id
       WHERE k.slug = 'edition-2026'`,
    );
    expect(placed?.unplaced).toBe(0);
    expect(placed?.status).toEqual(expect.arrayContaining(['exact', 'moved', 'changed', 'lost']));
    const [waiting] = await rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM placement WHERE NOT is_certain AND follows_id IS NULL',
    );
    expect(waiting?.count).toBeGreaterThan(0);
  });
});
