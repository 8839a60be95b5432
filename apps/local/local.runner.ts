import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseEnv } from 'node:util';
import { type Configuration, ConfigurationError, readConfiguration } from '#platform';
import { startEmbeddedPostgres } from './embedded-postgres';
import { diskFull, OperatorError, systemCode } from './operator.error';

/** The database of a local start. */
export const LOCAL_DATABASE = 'concertation';
/** All that was started is stopped within this time; then the process ends anyway, and the next start recovers. */
const STOP_WITHIN_MS = 10_000;
/** Ctrl-C in a terminal reaches us from it and again through npm: signals this close together are one. */
const SAME_SIGNAL_MS = 1_500;

/** Something that runs until it is told to stop. */
export interface Running {
  close(): Promise<void>;
}

/** What the local start is made of. */
export interface LocalParts {
  /** Brings the database to the schema of this build. */
  migrate(databaseUrl: string): Promise<unknown>;
  /** Loads the sample unless it is there; called in sample mode only, after the migrations. */
  loadSample(configuration: Configuration): Promise<unknown>;
  /** What serves, in the order of starting; stopped in the reverse order, before the database. */
  readonly services: readonly {
    readonly name: string;
    start(configuration: Configuration): Promise<Running>;
  }[];
  /** Accounts of the sample, to be printed; asked for in sample mode only. */
  sampleAccounts(): readonly { readonly email: string; readonly role: string }[];
}

/** Reads `.env` beside the program when there is one; the environment itself comes first. */
export function environmentWithFile(environment: NodeJS.ProcessEnv, file = '.env'): NodeJS.ProcessEnv {
  if (!existsSync(file)) return environment;
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...environment };
  } catch {
    throw new OperatorError(
      `Le fichier de configuration ${file} est illisible : corrigez-en les droits ou le contenu.`,
    );
  }
}

/**
 * The configuration of a local start. With the embedded database the sample and the explorer are on unless they are
 * switched off; nothing is loaded into a database that the operator brought. The log speaks of trouble only, so that
 * what is printed for people stays in sight.
 * @throws ConfigurationError that names every fault
 */
export function localConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const port = environment.PORT?.trim() || '3000';
  const sample = environment.DATABASE_URL?.trim() ? 'false' : 'true';
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  return readConfiguration({
    LOG_LEVEL: 'warn',
    SAMPLE_MODE: sample,
    GRAPHQL_INTROSPECTION: sample,
    ...(/^\d{1,5}$/.test(port) && { PUBLIC_URL: `http://localhost:${port}` }), // else one fault would be told twice
    ...given,
  });
}

/** Finds out whether the port can be had before a database is created for nothing. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw portFault(error, host, port);
  } finally {
    probe.close();
  }
}

function portFault(error: unknown, host: string, port: number): unknown {
  switch (systemCode(error) ?? '') {
    case 'EADDRINUSE':
      return new OperatorError(
        `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre (PORT=${port + 1} npm start).`,
      );
    case 'EACCES':
      return new OperatorError(
        `Le port ${port} demande des droits d’administrateur : choisissez PORT au-dessus de 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new OperatorError(`L’adresse HOST=${host} n’existe pas sur cette machine : corrigez HOST.`);
    default:
      return error;
  }
}

/** Says what a person can do about a database that cannot be used; anything else is given back as it is. */
function databaseFault(error: unknown, dataDir: string): unknown {
  switch (systemCode(error) ?? '') {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return new OperatorError(
        'La base de données ne répond pas : vérifiez qu’elle est en marche et DATABASE_URL.',
      );
    case '28P01': // invalid_password
    case '28000': // invalid_authorization_specification
      return new OperatorError(
        'La base de données refuse ce compte : vérifiez le nom et le mot de passe de DATABASE_URL.',
      );
    case '3D000': // invalid_catalog_name
      return new OperatorError(
        'Cette base de données n’existe pas : créez-la, ou corrigez son nom dans DATABASE_URL.',
      );
    case '42501': // insufficient_privilege
      return new OperatorError(
        'Le compte de DATABASE_URL n’a pas le droit de créer des tables : donnez-le-lui.',
      );
    case '53100': // disk_full
      return diskFull(dataDir);
    default:
      return error;
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** What was started, to be stopped in the reverse order; each stop is tried, whatever the one before it said. */
class Stack {
  private readonly stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.stops.push(stop);
  }

  async unwind(): Promise<boolean> {
    let clean = true;
    for (const stop of this.stops.splice(0).reverse()) {
      await stop().catch((error: unknown) => {
        clean = false;
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      });
    }
    return clean;
  }
}

/** The first signal that asks to stop, and what a second one does. */
function askedToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        if (first === undefined) {
          first = Date.now();
          resolve(name);
        } else if (Date.now() - first > SAME_SIGNAL_MS) {
          process.exit(1);
        }
      });
    }
  });
}

async function bringUp(
  parts: LocalParts,
  environment: NodeJS.ProcessEnv,
  stack: Stack,
  stopAsked: () => boolean,
) {
  const complete = environmentWithFile(environment);
  const asked = localConfiguration(complete);
  await checkPort(asked.HOST, asked.PORT);
  let configuration = asked;
  let failure: Promise<OperatorError> | undefined;
  if (asked.DATABASE_URL === undefined) {
    const postgres = await startEmbeddedPostgres({ dataDir: asked.DATA_DIR, log: print });
    stack.add(() => postgres.stop());
    failure = postgres.failure;
    configuration = localConfiguration({
      ...complete,
      SAMPLE_MODE: String(asked.SAMPLE_MODE),
      GRAPHQL_INTROSPECTION: String(asked.GRAPHQL_INTROSPECTION),
      DATABASE_URL: await postgres.createDatabase(LOCAL_DATABASE),
    });
  }
  if (stopAsked()) return { configuration, failure };
  try {
    await parts.migrate(configuration.DATABASE_URL ?? '');
    if (configuration.SAMPLE_MODE) await parts.loadSample(configuration);
  } catch (error) {
    throw databaseFault(error, configuration.DATA_DIR);
  }
  for (const service of parts.services) {
    if (stopAsked()) break;
    const running = await service.start(configuration).catch((error: unknown) => {
      throw portFault(error, configuration.HOST, configuration.PORT);
    });
    stack.add(() => running.close());
  }
  return { configuration, failure };
}

function welcome(configuration: Configuration, sampleAccounts: LocalParts['sampleAccounts']): void {
  print(`\nLa plateforme est prête : ${configuration.PUBLIC_URL}`);
  const accounts = configuration.SAMPLE_MODE ? sampleAccounts() : [];
  if (accounts.length > 0) {
    print('Comptes d’exemple (demandez un lien de connexion, il arrive dans la boîte aux lettres locale) :');
    for (const { email, role } of accounts) print(`  ${email} — ${role}`);
  }
  print('Ctrl-C arrête tout.');
}

/**
 * Brings the whole platform up in this process and stays until it is told to stop or the database fails.
 * @returns the exit code: 0 after a stop in order, 1 otherwise (a sentence has been printed then)
 */
export async function runLocal(parts: LocalParts, environment: NodeJS.ProcessEnv): Promise<number> {
  const stack = new Stack();
  const stop = new AbortController();
  const signal = askedToStop().then(() => stop.abort());
  let code = 0;
  try {
    const { configuration, failure } = await bringUp(parts, environment, stack, () => stop.signal.aborted);
    if (!stop.signal.aborted) {
      welcome(configuration, () => parts.sampleAccounts());
      const fault = await Promise.race([signal.then(() => undefined), ...(failure ? [failure] : [])]);
      if (fault) throw fault;
    }
    print('Arrêt en cours…');
  } catch (error) {
    code = 1;
    process.stderr.write(`${sentence(error)}\n`);
  }
  const late = setTimeout(() => {
    process.stderr.write(
      'L’arrêt prend trop de temps : il est forcé. La prochaine mise en route remettra en ordre.\n',
    );
    process.exit(1);
  }, STOP_WITHIN_MS);
  const clean = await stack.unwind();
  clearTimeout(late);
  return clean ? code : 1;
}

/** What is said of a fault: a sentence where a person can do something, everything where it is a defect. */
function sentence(error: unknown): string {
  if (error instanceof OperatorError || error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
