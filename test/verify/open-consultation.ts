import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { openDatabase } from '#platform';
import { buildConsultation } from '../builders/consultation.builder';
import type { Answer, Visitor } from './person';
import type { Stage } from './processes';

const POST =
  'mutation ($input: PostCommentInput!) { postComment(input: $input) { __typename ... on Comment { id } ... on UserError { code message } } }';

export interface Posted {
  __typename: string;
  id?: string;
  code?: string;
  message?: string;
}

/** What a participant sends; the same `clientKey` makes it the same sending. */
export interface Sending {
  clientKey: string;
  body: string;
}

/** An open consultation in a database of the check's own, and what people do in it over HTTP. */
export class OpenConsultation {
  private constructor(
    readonly database: DataSource,
    private readonly place: { consultationId: string; sectionId: string },
  ) {}

  /** `automatic`: what the screening lets through is published at once. */
  static async make(stage: Stage, url: string): Promise<OpenConsultation> {
    const database = await openDatabase({ DATABASE_URL: url, DATABASE_POOL_SIZE: 6 }, []);
    stage.onClear(() => database.destroy());
    const { id, sections } = await buildConsultation(database, {
      sections: [['Premier paragraphe.'], ['Second paragraphe.']],
    });
    await database.query(`UPDATE consultation SET moderation_policy = 'automatic' WHERE id = $1`, [id]);
    return new OpenConsultation(database, { consultationId: id, sectionId: sections[0]?.id ?? '' });
  }

  /** People who have signed in by their mailed link at the process that `visitor` talks to. */
  async people(visitor: Visitor, count: number): Promise<Visitor[]> {
    const people: Visitor[] = [];
    for (let index = 0; index < count; index += 1) {
      people.push(await visitor.signIn(`${newId()}@exemple.fr`, (email) => this.mailTo(email)));
    }
    return people;
  }

  post(person: Visitor, sending: Sending): Promise<Posted> {
    return person.ask<Posted>(POST, this.variables(sending));
  }

  /** The whole answer, errors included. */
  tryPost(person: Visitor, sending: Sending): Promise<Answer> {
    return person.graphql(POST, this.variables(sending));
  }

  /** The body of a request that sends this comment. */
  request(sending: Sending): string {
    return JSON.stringify({ query: POST, variables: this.variables(sending) });
  }

  /** One row of figures. */
  async figures<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row> {
    const [row]: Row[] = await this.database.query(sql, parameters);
    if (!row) throw new Error('A count without a row');
    return row;
  }

  private variables(sending: Sending): { input: object } {
    return { input: { ...this.place, ...sending } };
  }

  private async mailTo(email: string): Promise<string | null> {
    const [mail]: { body: string | null }[] = await this.database.query(
      'SELECT text_body AS body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1',
      [email],
    );
    return mail?.body ?? null;
  }
}

/** Does `work` for each of the items, at most `width` at a time, and gives the results in their order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: width }, hand));
  return results;
}
