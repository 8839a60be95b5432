import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Message types of PostgreSQL's protocol that carry a statement: Query, and Parse of an extended query. */
const STATEMENT = new Set(['Q', 'P']);

/** Stands between a process and PostgreSQL and reads the statements that pass, whatever library sends them. */
export class StatementCounter {
  readonly statements: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.relay(client));

  private constructor(private readonly target: URL) {}

  static async before(databaseUrl: string): Promise<StatementCounter> {
    const counter = new StatementCounter(new URL(databaseUrl));
    counter.server.listen(0, '127.0.0.1');
    await once(counter.server, 'listening');
    return counter;
  }

  /** The database's address through this counter. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return url.toString();
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private relay(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [client, database]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', this.reader());
    client.pipe(database);
    database.pipe(client);
  }

  /** Reads the messages of one connection: the first has no type, each of the others a letter and its length. */
  private reader(): (chunk: Buffer) => void {
    let rest = Buffer.alloc(0);
    let typed = false;
    return (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const head = typed ? 1 : 0;
        if (rest.length < head + 4) return;
        const end = head + rest.readUInt32BE(head);
        if (rest.length < end) return;
        const type = rest.toString('latin1', 0, head);
        if (STATEMENT.has(type))
          this.statements.push(rest.toString('utf8', 5, end).replaceAll('\0', ' ').trim());
        rest = rest.subarray(end);
        typed = true;
      }
    };
  }
}
