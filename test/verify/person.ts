/** What the API answered to one operation. */
export interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Somebody at a running platform: an address, and a browser's cookie once signed in. */
export class Visitor {
  constructor(
    readonly url: string,
    protected readonly cookie?: string,
  ) {}

  /** The same person, with the same session, at another process of the platform. */
  at(url: string): Visitor {
    return new Visitor(url, this.cookie);
  }

  /** The Cookie header of this person's requests. */
  get cookieHeader(): string {
    return this.cookie ?? '';
  }

  async graphql(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.cookie && { cookie: this.cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  /** The only root field of an operation. Throws on any GraphQL error. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.graphql(query, variables);
    if (errors || !data) throw new Error(errors?.map((error) => error.message).join('; ') ?? 'no data');
    return Object.values(data)[0] as T;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers: this.cookie ? { cookie: this.cookie } : {},
      redirect: 'manual',
    });
  }

  /**
   * Signs in by the mailed link, as a person does: asks for it, reads the newest mail to the address by `readMail`, and
   * uses its code.
   */
  async signIn(email: string, readMail: (email: string) => Promise<string | null>): Promise<Visitor> {
    await this.ask(
      'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }',
      {
        input: { email },
      },
    );
    const code = /code=([\w-]+)/.exec((await readMail(email)) ?? '')?.[1];
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
        variables: { input: { token: code } },
      }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!cookie) throw new Error(`No session: ${await response.text()}`);
    return new Visitor(this.url, cookie);
  }
}
