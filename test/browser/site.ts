import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { Visitor } from '../verify/person';
import type { Stage } from '../verify/processes';
import { factsOf, type Facts } from './facts';
import { ROLES, type Role } from './roles';

export { ROLES, type Role };

/** The platform with its sample, in real processes of its own, and somebody signed in for each role. */
export class Site {
  private constructor(
    readonly url: string,
    private readonly databaseUrl: string | null,
    private readonly sessions: ReadonlyMap<Role, Visitor>,
    private readonly known: Facts | null,
  ) {}

  /** A running platform that has other content, for visitors. */
  static at(url: string): Site {
    return new Site(url, null, new Map([['visitor', new Visitor(url)]]), null);
  }

  /** Where things are in the sample. */
  get facts(): Facts {
    if (!this.known) throw new Error('This platform has no sample');
    return this.known;
  }

  static async open(stage: Stage, settings: NodeJS.ProcessEnv = {}): Promise<Site> {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'concertation-site-'));
    stage.onClear(() => rm(DATA_DIR, { recursive: true, force: true }));
    const DATABASE_URL = await stage.postgres();
    const all = { ...settings, DATABASE_URL, DATA_DIR, GRAPHQL_INTROSPECTION: 'true' };
    const { code, output } = await stage.cli(all, 'sample', 'load');
    if (code !== 0) throw new Error(`The sample was not loaded: ${output}`);
    const { url } = await stage.api(all);
    stage.worker(all);
    const sessions = new Map<Role, Visitor>();
    for (const role of Object.keys(ROLES) as Role[]) {
      const visitor = new Visitor(url);
      const email = ROLES[role];
      sessions.set(role, email ? await visitor.signIn(email, (to) => newestMail(DATABASE_URL, to)) : visitor);
    }
    return new Site(url, DATABASE_URL, sessions, await factsOf(sessions));
  }

  /** Somebody of a role, for what is quicker asked of the API. */
  as(role: Role): Visitor {
    const visitor = this.sessions.get(role);
    if (!visitor) throw new Error(`Nobody is ${role}`);
    return visitor;
  }

  /** Text of the newest mail to an address. */
  mailTo(email: string): Promise<string | null> {
    if (!this.databaseUrl) throw new Error('This platform has no sample');
    return newestMail(this.databaseUrl, email);
  }
}

async function newestMail(connectionString: string, email: string): Promise<string | null> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ body: string }>(
      'SELECT text_body AS body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1',
      [email],
    );
    return rows[0]?.body ?? null;
  } finally {
    await client.end();
  }
}
