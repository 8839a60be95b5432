import { TestPlatform } from '../../test/platform/test-platform';
import type { Visitor } from '../../test/verify/person';

const VIEWER = '{ viewer { email displayName roles { role } } }';

describe('the HTTP process', () => {
  let platform: TestPlatform;
  let visitor: Visitor;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    visitor = platform.visitor;
  }, 30_000);

  afterAll(() => platform.stop());

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('signs a person in by mailed link, once', async () => {
    const camille = await platform.signIn('camille@exemple.fr');
    expect(await camille.ask(VIEWER)).toMatchObject({ email: 'camille@exemple.fr', roles: [] });
    const [{ text_body }] = await platform.database.query(
      `SELECT text_body FROM mail WHERE to_address = 'camille@exemple.fr'`,
    );
    const again = await visitor.ask<{ __typename: string }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on UserError { code message } } }',
      { input: { token: /code=([\w-]+)/.exec(text_body as string)?.[1] } },
    );
    expect(again).toMatchObject({ __typename: 'SignInLinkInvalid', code: 'SIGN_IN_LINK_INVALID' });
  });

  it('shows the viewer to nobody else', async () => {
    expect(await visitor.ask(VIEWER)).toBeNull();
  });

  it('ends a session at once', async () => {
    const person = await platform.signIn('leaving@exemple.fr');
    await person.ask('mutation { signOut { __typename } }');
    expect(await person.ask(VIEWER)).toBeNull();
  });

  it('refuses an operation that the caller may not use with a member of the result', async () => {
    const grant = 'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }';
    const input = { email: 'x@exemple.fr', role: 'administrator' };
    expect(await visitor.ask(grant, { input })).toEqual({ __typename: 'SignInRequired' });
    const person = await platform.signIn('nobody@exemple.fr');
    expect(await person.ask(grant, { input })).toEqual({ __typename: 'NotAllowed' });
  });

  it('names the field at fault', async () => {
    const answer = await visitor.ask(
      'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename ... on UserError { field message } } }',
      { input: { email: 'not an address' } },
    );
    expect(answer).toMatchObject({ __typename: 'InvalidInput', field: 'email' });
  });

  it('limits the links of one address', async () => {
    const ask =
      'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }';
    const answers = await Promise.all(
      Array.from({ length: 9 }, () =>
        visitor.ask<{ __typename: string }>(ask, { input: { email: 'flood@exemple.fr' } }),
      ),
    );
    expect(answers.filter((answer) => answer.__typename === 'SignInLinkSent')).toHaveLength(5);
    expect(answers.filter((answer) => answer.__typename === 'TooManyRequests')).toHaveLength(4);
  });

  it.each([
    ['a syntax error', '{ viewer {', 400],
    [
      '101 aliases',
      `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: viewer { email }`).join(' ')} }`,
      400,
    ],
    ['500 repeated fields', `{ viewer { ${'email '.repeat(500)} } }`, 400],
    ['10 directives', `{ viewer { email ${'@include(if: true) '.repeat(10)} } }`, 400],
    ['several mutations', 'mutation { a: signOut { __typename } b: signOut { __typename } }', 400],
    ['introspection', '{ __schema { types { name } } }', 400],
    ['an unknown field', '{ viewer { emai } }', 400],
  ])('answers %s as the caller’s fault', async (_, query, status) => {
    const response = await post(JSON.stringify({ query }));
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toContain('Did you mean');
    expect(text).not.toContain('stacktrace');
  });

  it.each([
    ['a batch', '[{"query":"{ viewer { email } }"}]', {}, 400],
    [
      'more than 100 kB',
      JSON.stringify({ query: `{ viewer { email } } #${'x'.repeat(101 * 1024)}` }),
      {},
      413,
    ],
    ['broken JSON', '{', {}, 400],
    [
      'a form',
      'query=%7B%20viewer%20%7B%20email%20%7D%20%7D',
      { 'content-type': 'application/x-www-form-urlencoded' },
      400,
    ],
    ['plain text', '{"query":"{ viewer { email } }"}', { 'content-type': 'text/plain' }, 400],
    ['another site', '{"query":"{ viewer { email } }"}', { origin: 'https://evil.example' }, 403],
    [
      'another site by fetch metadata',
      '{"query":"{ viewer { email } }"}',
      { 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['a NUL character', JSON.stringify({ query: '{ viewer { email } }', variables: { x: '\0' } }), {}, 400],
    ['half a surrogate pair', '{"query":"{ viewer { email } }","variables":{"x":"\\ud800"}}', {}, 400],
  ])('refuses %s', async (_, body, headers, status) => {
    expect((await post(body, headers as Record<string, string>)).status).toBe(status);
  });

  it('changes nothing on GET', async () => {
    const response = await fetch(
      `${platform.url}/graphql?query=${encodeURIComponent('mutation { signOut { __typename } }')}`,
      {
        headers: { 'apollo-require-preflight': '1' },
      },
    );
    expect(response.status).toBe(405);
  });

  it('says whether it lives and serves', async () => {
    expect((await visitor.get('/health/live')).status).toBe(200);
    expect((await visitor.get('/health')).status).toBe(200);
  });

  it('serves the explorer from itself alone, and only where introspection is on', async () => {
    expect((await visitor.get('/explorateur')).status).toBe(404);
    const sample = await TestPlatform.start({ GRAPHQL_INTROSPECTION: 'true' }, { worker: false });
    const response = await sample.visitor.get('/explorateur');
    const text = await response.text();
    const script = /src="([^"]+\.js)"/.exec(text)?.[1] ?? '';
    const asset = await sample.visitor.get(new URL(script, `${sample.url}/explorateur/`).pathname);
    await sample.stop();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(text).not.toMatch(/(?:src|href)="https?:/);
    expect(asset.status).toBe(200);
  });
});
