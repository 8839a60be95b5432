import { Visitor } from '../person';
import { mailsTo } from './mailbox';

/** What the whole story has cost, counted where it happens. */
export class Tally {
  persons = 0;
  operations = 0;
  refusals = 0;
}

interface Refusal {
  __typename: string;
  code?: string;
  message?: string;
  field?: string | null;
}

/** Fails the story, naming what somebody should have seen. */
export function must(isSo: boolean, sentence: string, seen?: unknown): asserts isSo {
  if (!isSo) throw new Error(seen === undefined ? sentence : `${sentence}. Seen: ${JSON.stringify(seen)}`);
}

/** Somebody in the story: everything they do goes through the API, with the cookie of their browser. */
export class Person {
  private constructor(
    readonly name: string,
    readonly email: string,
    private browser: Visitor,
    private readonly tally: Tally,
  ) {
    tally.persons += 1;
  }

  /** Somebody without an account. */
  static visitor(url: string, tally: Tally): Person {
    return new Person('visitor', '', new Visitor(url), tally);
  }

  /** Asks for a link, opens it from the mailbox, which uses nothing up, and signs in with its code. */
  static async signedIn(url: string, email: string, name: string, tally: Tally): Promise<Person> {
    const stranger = new Visitor(url);
    const browser = await stranger.signIn(email, async (address) => {
      const [mail] = await mailsTo(url, address);
      const link = mail && /https?:\/\/\S+\/connexion\/lien\S+/.exec(mail.text)?.[0];
      must(link !== undefined, `${name} finds a link in the mailbox`);
      const page = await fetch(link);
      must(
        page.ok && (await page.text()).includes('Se connecter'),
        `the link of ${name} leads to a page with a button`,
      );
      return mail?.text ?? null;
    });
    tally.operations += 2;
    const person = new Person(name, email, browser, tally);
    const viewer = await person.read<{ email: string } | null>('{ viewer { email } }');
    must(viewer?.email === email, `${name} is signed in`, viewer);
    return person;
  }

  /** The answer to a query; any error in it fails the story. */
  read<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    this.tally.operations += 1;
    return this.browser.ask<T>(query, variables);
  }

  /** Does something that is not refused. */
  async act<T>(operation: string, input?: Record<string, unknown>): Promise<T> {
    const answer = await this.read<T & Refusal>(operation, input && { input });
    must(answer.code === undefined, `${this.name} is not refused`, answer);
    return answer;
  }

  /** Tries something that is refused; gives the sentence that the person reads. */
  async refused(operation: string, input: Record<string, unknown>, typename: string): Promise<string> {
    const answer = await this.read<Refusal>(operation, { input });
    this.tally.refusals += 1;
    must(
      answer.__typename === typename && Boolean(answer.message),
      `${this.name} is refused with ${typename}`,
      answer,
    );
    return answer.message ?? '';
  }

  get(path: string): Promise<Response> {
    return this.browser.get(path);
  }

  /** A page of the platform as this person sees it. */
  async page(path: string): Promise<string> {
    const response = await this.get(path);
    must(response.status === 200, `${this.name} opens ${path}`, response.status);
    return response.text();
  }
}

/** Asks again until `isSo`, for what the worker does in its own time; at most 30 seconds. */
export async function until<T>(ask: () => Promise<T>, isSo: (seen: T) => boolean, what: string): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const seen = await ask();
    if (isSo(seen)) return seen;
    must(Date.now() < deadline, `${what} within 30 seconds`, seen);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
