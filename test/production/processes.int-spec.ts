import { existsSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { Client } from 'pg';
import { hasRedis } from '#platform/testing';
import { Stage, waitUntil, type Running } from '../verify/processes';

jest.setTimeout(120_000);

/** A mail server on loopback that keeps what it is given. */
async function mailSink(stage: Stage): Promise<{ url: string; mails: string[] }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stage.onClear(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, mails };
}

async function ask(api: Running, query: string, variables: object, cookie?: string): Promise<Response> {
  return fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify({ query, variables }),
  });
}

describe.each(hasRedis() ? ['redis', 'postgres'] : ['postgres'])(
  'the built processes in production, jobs through %s',
  (backend) => {
    if (!hasRedis())
      process.stderr.write('SKIPPED: redis-server is missing, production is tried without Redis only\n');

    it('two of each serve people together: a link asked of one is mailed by a worker and used at the other', async () => {
      expect(existsSync('dist/apps/api/main.js')).toBe(true);
      await Stage.with(async (stage) => {
        const DATABASE_URL = await stage.emptyDatabase();
        const { url: SMTP_URL, mails } = await mailSink(stage);
        const settings = {
          NODE_ENV: 'production',
          SAMPLE_MODE: 'false',
          DATABASE_URL,
          SMTP_URL,
          LOG_LEVEL: 'info',
          ...(backend === 'redis' && { REDIS_URL: await stage.redis() }),
        };

        const starters = await Promise.all([1, 2, 3].map(() => stage.cli(settings, 'migrate')));
        expect(starters.map(({ code }) => code)).toEqual([0, 0, 0]);
        expect(starters.filter(({ output }) => output.includes('appliquée'))).toHaveLength(1);

        const workers = [stage.worker(settings), stage.worker(settings)];
        const [first, second] = await Promise.all([stage.api(settings), stage.api(settings)]);

        const people = Array.from({ length: 20 }, (_, index) => `personne-${index}@exemple.fr`);
        await Promise.all(
          people.map((email, index) =>
            ask(
              index % 2 ? first : second,
              'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }',
              { input: { email } },
            ),
          ),
        );
        await waitUntil(() => Promise.resolve(mails.length === people.length), undefined, 30);

        const mail =
          mails
            .find((text) => text.includes('personne-0@exemple.fr'))
            ?.replaceAll('=\r\n', '')
            .replaceAll('=3D', '=') ?? '';
        const token = /code=([\w-]{43})/.exec(mail)?.[1];
        const answer = await ask(
          second,
          'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
          { input: { token } },
        );
        expect(await answer.json()).toEqual({ data: { signIn: { __typename: 'SignedIn' } } });
        const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
        const viewer = await ask(first, '{ viewer { email } }', {}, cookie);
        expect(await viewer.json()).toEqual({ data: { viewer: { email: 'personne-0@exemple.fr' } } });

        expect((await ask(first, '{ __schema { types { name } } }', {})).status).toBe(400);
        expect((await fetch(`${first.url}/courrier`)).status).toBe(404);

        const database = new Client({ connectionString: DATABASE_URL });
        await database.connect();
        const { rows } = await database.query(
          `SELECT count(*)::int AS kept FROM mail WHERE text_body IS NOT NULL`,
        );
        await database.end();
        expect(rows).toEqual([{ kept: 0 }]);

        for (const running of [...workers, first, second]) {
          await running.end('SIGTERM');
          expect(running.child.exitCode).toBe(0);
          expect(running.log.join('\n')).not.toMatch(/exemple\.fr|code=/);
        }
      });
    });
  },
);
