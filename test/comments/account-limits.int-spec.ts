import { newId } from '#kernel';
import { buildConsultation, type BuiltConsultation } from '../builders/consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const ERROR = '... on UserError { code message field }';
const POST = `mutation ($input: PostCommentInput!) { postComment(input: $input) { __typename ... on Comment { id } ${ERROR} } }`;
const REPLY = `mutation ($input: ReplyToCommentInput!) { replyToComment(input: $input) { __typename ${ERROR} } }`;
const REVISE = `mutation ($input: ReviseCommentInput!) { reviseComment(input: $input) { __typename ${ERROR} } }`;
const REACT = `mutation ($input: ReactInput!) { react(input: $input) { __typename ${ERROR} } }`;
const WITHDRAW = `mutation ($input: CommentInput!) { withdrawReaction(input: $input) { __typename ${ERROR} } }`;
const SAVE = `mutation ($input: SaveCommentDraftInput!) { saveCommentDraft(input: $input) { __typename ${ERROR} } }`;
const KEEP = `mutation ($input: KeepSectionWritingInput!) { keepSectionWriting(input: $input) { __typename ${ERROR} } }`;
const REPORT = `mutation ($input: ReportCommentInput!) { reportComment(input: $input) { __typename ${ERROR} } }`;

interface Answer {
  __typename: string;
  id: string;
  code?: string;
  message?: string;
}

/** The usual limits, divided by ten: 3 contributions, 30 transcriptions, 12 reactions, 6 savings of drafts, 6 of texts. */
const FACTOR = '0.1';

describe('limits per account, through the API', () => {
  let platform: TestPlatform;
  let consultation: BuiltConsultation;
  let place: { consultationId: string; sectionId: string };
  let people = 0;

  beforeAll(async () => {
    platform = await TestPlatform.start({ ACCOUNT_LIMIT_FACTOR: FACTOR }, { worker: false });
    consultation = await buildConsultation(platform.database);
    place = { consultationId: consultation.id, sectionId: consultation.sections[0]?.id ?? '' };
  }, 120_000);

  afterAll(() => platform.stop());

  const somebody = (): Promise<Visitor> => {
    people += 1;
    return platform.signIn(`personne-${people}@exemple.fr`);
  };

  const post = (person: Visitor, more: object = {}): Promise<Answer> =>
    person.ask<Answer>(POST, { input: { ...place, clientKey: newId(), body: 'Une remarque.', ...more } });

  const published = async (): Promise<string> => {
    const { id } = await post(await somebody());
    await platform.database.query(
      `WITH text AS (UPDATE comment_revision SET state = 'published' WHERE comment_id = $1)
       UPDATE comment SET state = 'published', published_revision_id = latest_revision_id, published_at = now() WHERE id = $1`,
      [id],
    );
    return id;
  };

  const refusalsOf = (answers: readonly Answer[]): Answer[] =>
    answers.filter(({ __typename }) => __typename === 'TooManyRequests');

  /** As if what was done had been done so long ago. */
  const passes = (seconds: number): Promise<unknown> =>
    platform.database.query('UPDATE account_act SET done_at = done_at - make_interval(secs => $1)', [
      seconds,
    ]);

  it('let no more contributions through than there may be, sent one by one or at once, and say when to come back', async () => {
    const person = await somebody();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(person)));
    expect(refusalsOf(answers)).toHaveLength(5);
    const refused = await post(person);
    expect(refused.code).toBe('TOO_MANY_REQUESTS');
    expect(refused.message).toMatch(/réessayez dans 10\u00a0minutes\.$/);
    await passes(570);
    expect((await post(person)).message).toMatch(/réessayez dans \d\d\u00a0secondes\.$/);
    await passes(30);
    expect((await post(person)).__typename).toBe('Comment');
  });

  it('count answers and newer texts like contributions, and what is refused not at all', async () => {
    const parentId = await published();
    const person = await somebody();
    for (let time = 0; time < 5; time += 1)
      expect((await post(person, { body: ' ' })).code).toBe('INVALID_INPUT');
    const { id } = await post(person);
    const reply = () =>
      person.ask<Answer>(REPLY, { input: { parentId, clientKey: newId(), body: 'Une réponse.' } });
    const revise = (body: string) => person.ask<Answer>(REVISE, { input: { commentId: id, body } });
    expect((await reply()).__typename).toBe('Comment');
    expect((await revise('Un autre texte.')).__typename).toBe('Comment');
    expect((await revise('Un autre texte.')).__typename).toBe('Comment');
    for (const answer of [await reply(), await revise('Encore un autre.'), await post(person)]) {
      expect(answer.__typename).toBe('TooManyRequests');
    }
  });

  it('answer a sending that is repeated with what it made, also once they are reached', async () => {
    const person = await somebody();
    const clientKey = newId();
    const { id } = await post(person, { clientKey });
    await post(person);
    await post(person);
    expect((await post(person)).__typename).toBe('TooManyRequests');
    expect(await post(person, { clientKey })).toMatchObject({ __typename: 'Comment', id });
  });

  it('leave other accounts alone, however many share one address', async () => {
    const crowd = await Promise.all(Array.from({ length: 12 }, () => somebody()));
    const answers = await Promise.all(crowd.map((person) => post(person)));
    expect(refusalsOf(answers)).toEqual([]);
  }, 30_000);

  const holder = async (role: 'rapporteur' | 'drafter'): Promise<Visitor> => {
    const person = await somebody();
    await platform.database.query(
      `INSERT INTO role_grant (id, participant_id, role, consultation_id)
       SELECT gen_random_uuid(), id, $3, $2 FROM participant WHERE email = $1`,
      [`personne-${people}@exemple.fr`, consultation.id, role],
    );
    return person;
  };

  it('let a rapporteur enter ten times as much, beside what they say themselves', async () => {
    const rapporteur = await holder('rapporteur');
    const transcription = { channel: 'mail', authorName: 'Une usagère' };
    const answers: Answer[] = [];
    for (let time = 0; time < 31; time += 1) answers.push(await post(rapporteur, { transcription }));
    expect(answers.map(({ __typename }) => __typename).indexOf('TooManyRequests')).toBe(30);
    expect((await post(rapporteur)).__typename).toBe('Comment');
  }, 30_000);

  it('count reactions on one contribution as on many, and their withdrawal', async () => {
    const commentId = await published();
    const person = await somebody();
    const answers: Answer[] = [];
    for (let time = 0; time < 6; time += 1) {
      const position = time % 2 === 0 ? 'for' : 'against';
      answers.push(await person.ask<Answer>(REACT, { input: { commentId, position } }));
      answers.push(await person.ask<Answer>(WITHDRAW, { input: { commentId } }));
    }
    expect(refusalsOf(answers)).toEqual([]);
    const refused = await person.ask<Answer>(REACT, { input: { commentId, position: 'for' } });
    expect(refused).toMatchObject({ __typename: 'TooManyRequests' });
    expect(refused.message).toMatch(/réessayez dans \d+\u00a0(seconde|minute)s?\.$/);
    expect((await post(person)).__typename).toBe('Comment');
  });

  it('count savings of one draft as of many', async () => {
    const person = await somebody();
    const save = (body: string) => person.ask<Answer>(SAVE, { input: { ...place, body } });
    const answers = await Promise.all(Array.from({ length: 9 }, (_, time) => save(String(time))));
    expect(refusalsOf(answers)).toHaveLength(3);
    await passes(60);
    expect((await save('suite')).__typename).toBe('CommentDraft');
    const kept: unknown[] = await platform.database.query(
      `SELECT 1 FROM account_act a JOIN participant p ON p.id = a.participant_id WHERE p.email = $1`,
      [`personne-${people}@exemple.fr`],
    );
    expect(kept).toHaveLength(1);
  });

  it('let a drafter’s text be kept more often than an editor does that waits for a pause, and no more', async () => {
    const drafter = await holder('drafter');
    const [section] = consultation.sections;
    const typed = { number: '', title: 'Identité', reason: '' };
    const keep = (markdown: string) =>
      drafter.ask<Answer>(KEEP, {
        input: { ...typed, sectionId: section?.id, baseVersionId: section?.versionId, markdown },
      });
    // A tenth of fifteen pauses a minute, in each of three tabs.
    for (let pause = 0; pause < 5; pause += 1)
      expect((await keep(String(pause))).__typename).toBe('SectionWriting');
    const answers = await Promise.all(Array.from({ length: 4 }, () => keep('tout à la fois')));
    expect(refusalsOf(answers)).toHaveLength(3);
    await passes(60);
    expect((await keep('suite')).__typename).toBe('SectionWriting');
  });

  it('let twenty reports a day through', async () => {
    const person = await somebody();
    const report = async (): Promise<Answer> =>
      person.ask<Answer>(REPORT, {
        input: {
          commentId: await published(),
          reasonCode: 'hors_sujet',
          explanation: 'Ce texte parle de tout autre chose.',
        },
      });
    const answers: Answer[] = [];
    for (let time = 0; time < 21; time += 1) answers.push(await report());
    expect(answers.map(({ __typename }) => __typename).indexOf('TooManyRequests')).toBe(20);
    expect(answers.at(-1)?.message).toMatch(/Réessayez demain/);
  }, 60_000);
});
