import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createTestDatabase } from '#platform/testing';
import { TestPlatform } from '../../../test/platform/test-platform';

describe('the pages of the HTTP process', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
  }, 30_000);

  afterAll(() => platform.stop());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${platform.url}${path}`, { headers, redirect: 'manual' });

  const send = (
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${platform.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers,
      redirect: 'manual',
    });

  it('come whole, in the language of their address, and are kept by nobody', async () => {
    const french = await get('/');
    expect(french.headers.get('cache-control')).toBe('no-store');
    expect(await french.text()).toContain('<html lang="fr"');
    expect(await (await get('/en')).text()).toContain('<html lang="en"');
  });

  it('let nothing from elsewhere in, and no text become code', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('say that an address has no page', async () => {
    const response = await get('/nulle-part');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<h1>Page introuvable</h1>');
    expect((await get('/en/nowhere')).status).toBe(404);
  });

  it('show a fault that was met outside of them as one of them', async () => {
    const response = await get('/exports/nothing');
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('<h1>Page introuvable</h1>');
    expect(page).not.toContain('type="module"');
  });

  it('say that too much was sent, and refuse what another site sends', async () => {
    const large = await send('/connexion', { intent: 'x', email: 'a'.repeat(110 * 1024) });
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('Envoi trop volumineux');
    const forged = await send('/connexion', { intent: 'x' }, { 'sec-fetch-site': 'cross-site' });
    expect(forged.status).toBe(403);
    const foreign = await send('/connexion', { intent: 'x' }, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
  });

  it('take the look that a browser asks for, and go back to a place of ours only', async () => {
    const chosen = await send('/apparence', { theme: 'dark', retour: '/aide?x=1' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/aide?x=1']);
    const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await (await get('/', { cookie })).text()).toContain('data-fr-theme="dark"');

    const forged = await send('/apparence', { theme: '"><script>', retour: '//evil.example' });
    expect(forged.headers.get('location')).toBe('/');
    expect(forged.headers.getSetCookie()).toEqual([]);
    expect((await send('/apparence', { retour: '/\\evil.example' })).headers.get('location')).toBe('/');
  });

  it('are found where they were before', async () => {
    const response = await get('/consultations/edition/sections/annexe?page=2');
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      '/concertations/edition/sections/annexe?page=2',
    ]);
  });

  it('have scripts and styles that are kept for a year, compressed when they were built', async () => {
    const page = await (await get('/')).text();
    for (const [, file] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)) {
      const response = await get(file ?? '', { 'accept-encoding': 'br' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-encoding')).toBe('br');
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
  });

  it('ask to try again later while the database is away', async () => {
    const database = await createTestDatabase();
    const way = await wayTo(new URL(database.url));
    const cutOff = await TestPlatform.start({ DATABASE_URL: way.url }, { worker: false });
    await way.cut();
    const response = await fetch(`${cutOff.url}/concertations`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Service momentanément indisponible');
    await cutOff.stop();
    await database.drop();
  });
});

/** A way to the database that can be cut: a relay on loopback. */
async function wayTo(database: URL): Promise<{ url: string; cut: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(Number(database.port), database.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy());
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((relay.address() as AddressInfo).port);
  return {
    url: url.toString(),
    cut: () =>
      new Promise((resolve) => {
        relay.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
