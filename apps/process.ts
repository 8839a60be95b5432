import { ConfigurationError } from '#platform';

/** Seconds granted to what is under way when the process is asked to stop. */
const STOP_SECONDS = 25;

/** Runs a process until it is asked to stop (SIGTERM, SIGINT); says in one sentence why it cannot start. */
export function runProcess(start: () => Promise<() => Promise<unknown>>): void {
  start().then(
    (stop) => {
      let stopping = false;
      const end = (): void => {
        if (stopping) return;
        stopping = true;
        setTimeout(() => process.exit(1), STOP_SECONDS * 1_000).unref();
        stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      };
      process.on('SIGTERM', end);
      process.on('SIGINT', end);
    },
    (error: unknown) => {
      process.stderr.write(`${startFailure(error)}\n`);
      process.exit(1);
    },
  );
}

/** What an operator is told when a process does not start; never a secret, a stack only for what is not foreseen. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return 'Démarrage impossible.';
  const { code, port } = error as { code?: string; port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Le port ${port ?? ''} est déjà utilisé. Choisissez-en un autre : PORT=3001 npm start`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return 'PostgreSQL ou Redis ne répond pas à l’adresse configurée (DATABASE_URL, REDIS_URL).';
    case '28P01':
    case '28000':
      return 'PostgreSQL refuse l’utilisateur ou le mot de passe de DATABASE_URL.';
    case '3D000':
      return 'La base nommée par DATABASE_URL n’existe pas.';
    case '42P01':
      return 'La base n’est pas à jour : lancez d’abord « npm run cli -- migrate ».';
    case undefined:
    default:
      return error.stack ?? error.message;
  }
}
