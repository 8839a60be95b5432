import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPort, environmentWithFile, localConfiguration } from './local.runner';
import { OperatorError } from './operator.error';

describe('a local start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings the sample and the explorer with its own database, and neither with an operator’s', () => {
    expect(localConfiguration({})).toMatchObject({ SAMPLE_MODE: true, GRAPHQL_INTROSPECTION: true });
    const theirs = localConfiguration({ DATABASE_URL: 'postgres://somewhere/x' });
    expect(theirs).toMatchObject({ SAMPLE_MODE: false, GRAPHQL_INTROSPECTION: false });
    expect(localConfiguration({ SAMPLE_MODE: 'false' }).SAMPLE_MODE).toBe(false);
  });

  it('links to the port on which it serves', () => {
    expect(localConfiguration({ PORT: '4321' }).PUBLIC_URL).toBe('http://localhost:4321');
    expect(localConfiguration({ PORT: '4321', PUBLIC_URL: 'https://x.example' }).PUBLIC_URL).toBe(
      'https://x.example',
    );
  });

  it('tells a wrong port once', () => {
    expect(() => localConfiguration({ PORT: 'abc' })).toThrow(/PORT/);
    expect(() => localConfiguration({ PORT: 'abc' })).not.toThrow(/PUBLIC_URL/);
  });

  it('reads .env beneath the environment, and says when it cannot', () => {
    const file = join(folder, 'settings');
    writeFileSync(file, 'PORT=1111\nMAIL_FROM="Équipe <a@example.org>"\n');
    expect(environmentWithFile({ PORT: '2222' }, file)).toEqual({
      PORT: '2222',
      MAIL_FROM: 'Équipe <a@example.org>',
    });
    expect(environmentWithFile({ PORT: '2222' }, join(folder, 'none'))).toEqual({ PORT: '2222' });
    expect(() => environmentWithFile({}, folder)).toThrow(OperatorError);
  });

  it('names a port that is taken and an address that is not here', async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = taken.address() as { port: number };
    await expect(checkPort('127.0.0.1', port)).rejects.toThrow(`Le port ${port} est déjà pris`);
    await new Promise((resolve) => taken.close(resolve));
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
    await expect(checkPort('192.0.2.1', port)).rejects.toThrow('HOST=192.0.2.1');
  });
});
