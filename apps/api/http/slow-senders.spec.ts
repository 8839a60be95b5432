import { connect } from 'node:net';
import { once } from 'node:events';
import fastify, { type FastifyInstance } from 'fastify';
import { endSlowSenders } from './slow-senders';

const BODY = '{"a":1}';

describe('who sends slowly', () => {
  let server: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    server = fastify();
    endSlowSenders(server, { withinMs: 100, except: ['/files/:name'] });
    server.post('/words', (request) => request.body);
    server.post('/files/:name', (request) => request.body);
    await server.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = server.server.address() as { port: number });
  });

  afterAll(() => server.close());

  /** What comes back when the last character of the body follows the others after `pauseMs`. */
  async function answer(path: string, pauseMs: number): Promise<string> {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    let received = '';
    socket.on('data', (data: Buffer) => (received += data.toString()));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${String(BODY.length)}\r\n\r\n${BODY.slice(0, -1)}`,
    );
    setTimeout(() => socket.write('}'), pauseMs);
    await once(socket, 'close');
    return received.split('\r\n\r\n')[1] ?? '';
  }

  it('is not waited for', async () => {
    expect(await answer('/words', 300)).toBe('');
  });

  it('is waited for where files come in', async () => {
    expect(await answer('/files/a', 300)).toBe(BODY);
  });

  it('is answered when the rest comes in time', async () => {
    expect(await answer('/words', 20)).toBe(BODY);
  });
});
