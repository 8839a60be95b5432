import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { type Answer, Visitor } from '../verify/person';
import { administratorsOver, PEOPLE, type Person, type Place, SIGNED_IN, STAFF } from './expectations';
import type { Ground } from './ground';
import type { Markers } from './markers';

/** Somebody of the matrix, with what is known of them. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Whose names stand beside public texts; all other names are their holder's own. */
const NAMES: Partial<Record<Person, readonly Person[]>> = {
  author: PEOPLE,
  /** In the log of decisions. */
  moderatorOfA: ['moderatorOfA'],
};

/** Fields of the operation, as text: what is searched for markers. */
export interface Said extends Answer {
  readonly text: string;
}

/** The people of the matrix, signed in at a running platform. */
export class Cast {
  private readonly visitors = new Map<Person | 'factotum', Visitor>();
  private readonly members = new Map<Person | 'factotum', Member>();

  constructor(
    private readonly ground: Ground,
    private readonly markers: Markers,
  ) {}

  member(person: Person | 'factotum'): Member {
    const member = this.members.get(person);
    if (!member) throw new Error(`${person} has no account`);
    return member;
  }

  visitor(person: Person | 'factotum'): Visitor {
    const visitor = this.visitors.get(person);
    if (!visitor) throw new Error(`${person} is not there`);
    return visitor;
  }

  /** Asks one operation as somebody. An answer that is no JSON counts as a fault of the server. */
  async ask(
    person: Person | 'factotum',
    text: string,
    variables: Record<string, unknown> = {},
    visitor = this.visitor(person),
  ): Promise<Said> {
    try {
      const answer = await visitor.graphql(text, variables);
      return { ...answer, text: JSON.stringify([answer.data, answer.errors]) };
    } catch (error) {
      return { status: 599, data: null, text: String(error) };
    }
  }

  /** Makes everybody's account with marked addresses and names. */
  async openAccounts(): Promise<void> {
    for (const person of SIGNED_IN) {
      const own = { may: [person] };
      const listed = { may: [person, ...administratorsOver(person)] };
      const address = this.markers.plant(`e-mail address of ${person}`, listed);
      const name = this.markers.plant(
        `name of ${person}`,
        NAMES[person] ? { may: [...NAMES[person], ...listed.may], must: NAMES[person] } : listed,
      );
      await this.openAccount(person, `${address}@exemple.fr`, name);
      this.markers.watch(this.member(person).id, `account of ${person}`, own);
    }
    await this.openAccount('factotum', 'tout@exemple.fr', 'Tout');
  }

  private async openAccount(person: Person | 'factotum', email: string, name: string): Promise<void> {
    const id = newId();
    this.members.set(person, { id, email, name });
    await this.ground.database.query(
      `INSERT INTO participant (id, email, display_name, category) VALUES ($1, $2, $3, 'citizen')`,
      [id, email, name],
    );
  }

  /** Gives everybody their roles; `factotum` holds all of A's and the platform's. */
  async giveRoles(places: Readonly<Record<Place, string>>): Promise<void> {
    for (const [place, { moderators, drafters, administrators }] of Object.entries(STAFF)) {
      const consultationId = places[place as Place];
      for (const person of moderators) await this.grant(person, 'moderator', consultationId);
      for (const person of drafters) await this.grant(person, 'drafter', consultationId);
      for (const person of administrators) {
        await this.grant(person, 'administrator', person === 'administrator' ? null : consultationId);
      }
    }
    await this.grant('rapporteurOfA', 'rapporteur', places.A);
    for (const role of ['moderator', 'drafter', 'rapporteur']) await this.grant('factotum', role, places.A);
    await this.grant('factotum', 'administrator', null);
  }

  private async grant(
    person: Person | 'factotum',
    role: string,
    consultationId: string | null,
  ): Promise<void> {
    await this.ground.database.query(
      `INSERT INTO role_grant (id, participant_id, role, consultation_id)
       SELECT $1, $2, $3, $4 WHERE NOT EXISTS (
         SELECT FROM role_grant WHERE participant_id = $2 AND role = $3 AND consultation_id IS NOT DISTINCT FROM $4)`,
      [newId(), this.member(person).id, role, consultationId],
    );
  }

  async signInAll(): Promise<void> {
    this.visitors.set('visitor', new Visitor(this.ground.url));
    for (const person of [...SIGNED_IN, 'factotum'] as const) {
      this.visitors.set(person, await this.newSession(person));
    }
  }

  /** The code of a new mailed link; a visitor's goes to an address that has no account yet. */
  async mailedCode(person: Person | 'factotum'): Promise<string> {
    const email = person === 'visitor' ? 'premiere-visite@exemple.fr' : this.member(person).email;
    await this.visitor('visitor').ask(
      'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }',
      { input: { email } },
    );
    const code = /code=([\w-]+)/.exec((await newestMail(this.ground.database, email)) ?? '')?.[1];
    if (!code) throw new Error(`No link was mailed to ${person}`);
    return code;
  }

  /** Another session of somebody, as in a second browser. */
  newSession(person: Person | 'factotum'): Promise<Visitor> {
    if (person === 'visitor') return Promise.resolve(this.visitor('visitor'));
    return new Visitor(this.ground.url).signIn(this.member(person).email, (address) =>
      newestMail(this.ground.database, address),
    );
  }
}

async function newestMail(database: DataSource, address: string): Promise<string | null> {
  const rows: { text_body: string | null }[] = await database.query(
    `SELECT text_body FROM mail WHERE to_address = $1 AND template = 'sign-in' ORDER BY created_at DESC LIMIT 1`,
    [address],
  );
  return rows[0]?.text_body ?? null;
}
