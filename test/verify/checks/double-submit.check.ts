import { once } from 'node:events';
import { connect } from 'node:net';
import { newId } from '#kernel';
import { keeping, type Check, type Figures } from '../check';
import { inParallel, OpenConsultation, type Posted, type Sending } from '../open-consultation';
import { Visitor } from '../person';
import { Stage, waitUntil, type Running } from '../processes';

/** Identical requests at once: a double click, two tabs, a browser that tries again. */
const TIMES = 50;
/** Milliseconds after which a connection is torn down: before, while and after the command is carried out. */
const PATIENCE_MS = [0, 1, 2, 4, 6, 8, 10, 15, 20, 30, 50, 80];
const KILLS = 3;
const POSTS_PER_KILL = 60;

const REPLY =
  'mutation ($input: ReplyToCommentInput!) { replyToComment(input: $input) { __typename ... on Comment { id depth } ... on UserError { code } } }';
const REVISE =
  'mutation ($input: ReviseCommentInput!) { reviseComment(input: $input) { __typename ... on Comment { id } ... on UserError { code } } }';
const REACT =
  'mutation ($input: ReactInput!) { react(input: $input) { __typename ... on Comment { id viewerReaction reactions { for mixed against } } ... on UserError { code } } }';

interface Promised {
  figures: Figures;
  promises: Record<string, boolean>;
}

/** The same request fifty times at once, half of them at another process: the answers, as text. */
async function atOnce(
  people: readonly [Visitor, Visitor],
  query: string,
  variables: (index: number) => Record<string, unknown>,
): Promise<string[]> {
  return Promise.all(
    Array.from({ length: TIMES }, async (_, index) => {
      const answer = await (index % 2 ? people[1] : people[0]).graphql(query, variables(index));
      return JSON.stringify(answer);
    }),
  );
}

const together = <Value>(parts: readonly Record<string, Value>[]): Record<string, Value> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)));

const distinct = (answers: readonly string[]): number => new Set(answers).size;

/** The request is sent and the connection torn down before the answer can have been read. */
async function loseAnswer(person: Visitor, body: string, patience: number): Promise<void> {
  const { hostname, port, host } = new URL(person.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const head = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Cookie: ${person.cookieHeader}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, patience));
  socket.resetAndDestroy();
}

/** What the database has of comments whose keys begin so. */
const KEPT = `
  SELECT count(*)::int AS comments, count(DISTINCT (c.author_id, c.client_key))::int AS keys,
    (count(*) FILTER (WHERE r.id IS NULL OR j.id IS NULL))::int AS "halfWritten",
    (count(*) - count(DISTINCT c.id))::int AS doubled
  FROM comment c
    LEFT JOIN comment_revision r ON r.comment_id = c.id
    LEFT JOIN job j ON j.name = 'comments.screen-revision' AND j.payload ->> 'revisionId' = r.id::text
  WHERE c.client_key LIKE $1 || '%'`;

interface Kept {
  comments: number;
  keys: number;
  halfWritten: number;
  /** Revisions or jobs more than one for a comment. */
  doubled: number;
}

class Sender {
  constructor(
    readonly consultation: OpenConsultation,
    /** The same person at two processes. */
    readonly tabs: readonly [Visitor, Visitor],
  ) {}

  kept(prefix: string): Promise<Kept> {
    return this.consultation.figures<Kept>(KEPT, [prefix]);
  }

  async doubleClick(): Promise<Promised> {
    const sending: Sending = { clientKey: newId(), body: 'Une remarque envoyée cinquante fois à la fois.' };
    const answers = await Promise.all(
      Array.from({ length: TIMES }, async (_, index) =>
        JSON.stringify(await this.consultation.tryPost(this.tabs[index % 2 ? 1 : 0], sending)),
      ),
    );
    const other = await this.consultation.post(this.tabs[0], {
      ...sending,
      body: 'Un autre texte sous la même clé.',
    });
    const kept = await this.kept(sending.clientKey);
    return {
      figures: {
        parallelPosts: TIMES,
        comments: kept.comments,
        distinctAnswers: distinct(answers),
        otherText: other.code ?? other.__typename,
      },
      promises: {
        'fifty sendings of one key make one comment': kept.comments === 1 && kept.halfWritten === 0,
        'all are answered alike': distinct(answers) === 1 && (answers[0] ?? '').includes('"Comment"'),
        'the key with another text is refused in words':
          other.code === 'IDEMPOTENCY_KEY_REUSED' && (other.message ?? '').length > 20,
      },
    };
  }

  async lostAnswers(): Promise<Promised> {
    const prefix = newId();
    let alreadyThere = 0;
    let retried = 0;
    for (const [index, patience] of PATIENCE_MS.entries()) {
      const sending: Sending = {
        clientKey: `${prefix}-${index}`,
        body: `Réponse perdue numéro ${index}, ${prefix}.`,
      };
      await loseAnswer(this.tabs[0], this.consultation.request(sending), patience);
      // Every other retry comes when the first sending is done, the rest while it may be under way.
      const done = async (): Promise<boolean> => (await this.kept(sending.clientKey)).comments > 0;
      if (index % 2) await waitUntil(done, undefined, 2).catch(() => undefined);
      alreadyThere += (await this.kept(sending.clientKey)).comments;
      const again = await this.consultation.post(this.tabs[index % 2 ? 1 : 0], sending);
      retried += again.__typename === 'Comment' ? 1 : 0;
    }
    // What was torn down early may be carried out after its retry: nothing more may come of it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const kept = await this.kept(prefix);
    return {
      figures: {
        lostAnswers: PATIENCE_MS.length,
        doneBeforeRetry: alreadyThere,
        commentsAfterRetry: kept.comments,
      },
      promises: {
        'a retry after a lost answer makes no second comment':
          retried === PATIENCE_MS.length &&
          kept.comments === PATIENCE_MS.length &&
          kept.keys === kept.comments &&
          kept.halfWritten + kept.doubled === 0,
      },
    };
  }

  /** A reply, a newer text and a reaction, each fifty times at once, on a published comment. */
  async otherCommands(commentId: string): Promise<Promised> {
    const clientKey = newId();
    const replies = await atOnce(this.tabs, REPLY, () => ({
      input: { parentId: commentId, clientKey, body: 'Une réponse envoyée cinquante fois.' },
    }));
    const revisions = await atOnce(this.tabs, REVISE, () => ({
      input: { commentId, body: 'Un texte plus récent, envoyé cinquante fois.' },
    }));
    const reactions = await atOnce(this.tabs, REACT, () => ({ input: { commentId, position: 'for' } }));
    const changing = await atOnce(this.tabs, REACT, (index) => ({
      input: { commentId, position: index % 2 ? 'for' : 'against' },
    }));
    const rows = await this.consultation.figures<{ replies: number; revisions: number; reactions: number }>(
      `SELECT (SELECT count(*)::int FROM comment WHERE parent_id = $1) AS replies,
         (SELECT count(*)::int FROM comment_revision WHERE comment_id = $1) AS revisions,
         (SELECT count(*)::int FROM reaction WHERE comment_id = $1) AS reactions`,
      [commentId],
    );
    const failed = [...replies, ...revisions, ...reactions, ...changing].filter(
      (answer) => !answer.includes('"Comment"'),
    );
    return {
      figures: {
        replies: rows.replies,
        newerTexts: rows.revisions - 1,
        reactions: rows.reactions,
        reactionAnswers: distinct(reactions),
        ...(failed[0] && { failedAnswers: failed.length }),
      },
      promises: {
        'fifty equal replies make one': rows.replies === 1 && distinct(replies) === 1,
        'fifty equal newer texts make one': rows.revisions === 2,
        'fifty equal reactions make one row': rows.reactions === 1 && distinct(reactions) === 1,
        'nobody is turned away': failed.length === 0,
      },
    };
  }
}

/** What one kill has left. */
interface Killed {
  acknowledged: number;
  retried: number;
  acknowledgedLost: number;
  kept: Kept;
}

/** People write to a process that is killed in the middle; each whose answer did not come asks the other one. */
async function killedApi(
  sender: Sender,
  dying: Running,
  people: readonly { there: Visitor; elsewhere: Visitor }[],
): Promise<Killed> {
  const prefix = newId();
  const acknowledged = new Map<string, string>();
  let answered = 0;
  let retried = 0;
  let killing: Promise<void> | undefined;
  await inParallel(
    Array.from({ length: POSTS_PER_KILL }, (_, index) => index),
    people.length,
    async (index) => {
      const person = people[index % people.length];
      if (!person) throw new Error('Nobody to send');
      const sending: Sending = { clientKey: `${prefix}-${index}`, body: `Numéro ${index}, ${prefix}.` };
      const take = (posted: Posted): void => {
        if (posted.__typename !== 'Comment' || !posted.id) throw new Error(JSON.stringify(posted));
        acknowledged.set(sending.clientKey, posted.id);
      };
      try {
        take(await sender.consultation.post(person.there, sending));
        answered += 1;
        if (answered === POSTS_PER_KILL / 3) killing = dying.end('SIGKILL');
      } catch {
        retried += 1;
        take(await sender.consultation.post(person.elsewhere, sending));
      }
    },
  );
  await killing;
  const rows: { key: string; id: string }[] = await sender.consultation.database.query(
    `SELECT client_key AS key, id FROM comment WHERE client_key LIKE $1 || '%'`,
    [prefix],
  );
  const there = new Map(rows.map(({ key, id }) => [key, id]));
  const lost = [...acknowledged].filter(([key, id]) => there.get(key) !== id);
  return { acknowledged: answered, retried, acknowledgedLost: lost.length, kept: await sender.kept(prefix) };
}

export const doubleSubmit: Check = {
  name: 'double-submit',
  proves: 'two tabs, a double click, a retry after a lost answer or a killed process: one comment',
  run: (log) =>
    Stage.with(async (stage) => {
      const settings = { DATABASE_URL: await stage.postgres() };
      const consultation = await OpenConsultation.make(stage, settings.DATABASE_URL);
      const [api, second] = [await stage.api(settings), await stage.api(settings)];
      const people = await consultation.people(new Visitor(api.url), 8);
      const [first] = people;
      if (!first) throw new Error('Nobody to send');
      const sender = new Sender(consultation, [first, first.at(second.url)]);

      const parts: Promised[] = [await sender.doubleClick()];
      log(JSON.stringify(parts[0]?.figures));
      parts.push(await sender.lostAnswers());
      log(JSON.stringify(parts[1]?.figures));

      const worker = stage.worker(settings);
      const posted = await consultation.post(first, { clientKey: newId(), body: 'Une remarque publiée.' });
      const { id = '' } = posted;
      await waitUntil(
        async () =>
          (await consultation.figures<{ state: string }>('SELECT state FROM comment WHERE id = $1', [id]))
            .state === 'published',
        worker,
        30,
      );
      await worker.end();
      parts.push(await sender.otherCommands(id));
      log(JSON.stringify(parts[2]?.figures));

      const killed: Killed[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const dying = await stage.api(settings);
        killed.push(
          await killedApi(
            sender,
            dying,
            people.map((person) => ({ there: person.at(dying.url), elsewhere: person.at(second.url) })),
          ),
        );
        log(JSON.stringify(killed.at(-1)));
      }
      const sum = (figure: (one: Killed) => number): number =>
        killed.reduce((total, one) => total + figure(one), 0);
      const sent = KILLS * POSTS_PER_KILL;
      const comments = sum(({ kept }) => kept.comments);
      const lost = sum(({ acknowledgedLost }) => acknowledgedLost);
      const halfWritten = sum(({ kept }) => kept.halfWritten);
      const doubled = sum(({ kept }) => kept.doubled + kept.comments - kept.keys);
      return keeping(
        {
          ...together(parts.map(({ promises }) => promises)),
          'what was acknowledged before a kill is there': lost === 0,
          'every sending around a kill is there once': comments === sent && doubled === 0,
          'nothing is half written': halfWritten === 0,
          'kills fell in the middle': killed.every(({ retried }) => retried > 0),
        },
        {
          ...together(parts.map(({ figures }) => figures)),
          kills: KILLS,
          sent,
          acknowledgedBeforeKill: sum(({ acknowledged }) => acknowledged),
          retriedElsewhere: sum(({ retried }) => retried),
          acknowledgedLost: lost,
          doubled,
          halfWritten,
        },
      );
    }),
};
