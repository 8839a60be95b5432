import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Service {
  readonly build?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly deploy?: { readonly replicas?: number };
}

const services = (parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> })
  .services;
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);
const dockerfile = read('Dockerfile');

/** The source of a program of dist/: what the build makes it from. */
const sourceOf = (program: string): string => program.replace(/^dist\//, '').replace(/\.js$/, '.ts');

const settings = (): string[] =>
  read('.env.example')
    .split('\n')
    .flatMap((line) => /^(?:# ?)?([A-Z][A-Z_]*)=/.exec(line)?.[1] ?? []);

describe('the deployment', () => {
  it('runs PostgreSQL, Redis, the migration step, the API and the worker', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
    expect(services.worker?.deploy?.replicas).toBeGreaterThan(1);
  });

  it.each(ours)('%s starts a program that the build makes', (_name, { command }) => {
    const [node, program] = command ?? [];
    expect(node).toBe('node');
    expect(program).toMatch(/^dist\/apps\/(api|worker|cli)\/main\.js$/);
    expect(existsSync(join(ROOT, sourceOf(program ?? '')))).toBe(true);
  });

  it.each(ours)('%s is given settings that exist, and secrets by the env file only', (_name, service) => {
    expect(service.env_file).toBe('.env');
    const known = [...settings(), 'NODE_ENV'];
    expect(Object.keys(service.environment).filter((name) => !known.includes(name))).toEqual([]);
    for (const secret of ['DATABASE_URL', 'SMTP_URL']) expect(service.environment).not.toHaveProperty(secret);
  });

  it('starts api and worker only on a database that has been migrated', () => {
    expect(services.migrate?.depends_on?.postgres?.condition).toBe('service_healthy');
    for (const name of ['api', 'worker'])
      expect(services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
  });

  it('checks the health of what serves', () => {
    for (const name of ['postgres', 'redis']) expect(services[name]?.healthcheck?.test).toBeDefined();
    expect(services.api?.healthcheck?.disable).not.toBe(true);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  it('never lets Redis evict a job', () => {
    expect(services.redis?.command?.join(' ')).toContain('--maxmemory-policy noeviction --appendonly yes');
  });

  it('builds an image without development packages that does not run as root', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(/^CMD \["node", "(.+)"\]$/m.exec(last)?.[1]).toBe('dist/apps/api/main.js');
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', 'node_modules', 'var', '.git']),
    );
  });
});
