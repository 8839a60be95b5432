import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const BRANDS = ['neutral', 'state'] as const;

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/**
 * All that can be set from outside, read once from the environment and validated as a whole.
 * `.env.example` says the same for operators, and a test holds the two together.
 */
export class Configuration {
  /** TCP port of the HTTP process. */
  @Type(() => Number)
  @IsInt({ message: 'PORT doit être un nombre entier' })
  @Min(0, { message: 'PORT doit être au moins 0' })
  @Max(65_535, { message: 'PORT doit être au plus 65535' })
  PORT = 3000;

  /** Address on which the HTTP process listens. */
  @IsString()
  HOST = '127.0.0.1';

  /** Folder of the embedded database and of the exported files. */
  @IsString()
  DATA_DIR = './var';

  /** PostgreSQL's address; absent, `npm start` brings its own PostgreSQL. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL doit commencer par postgres://' })
  DATABASE_URL?: string;

  /** Connections that one process opens to PostgreSQL at most. */
  @Type(() => Number)
  @IsInt({ message: 'DATABASE_POOL_SIZE doit être un nombre entier' })
  @Min(2, { message: 'DATABASE_POOL_SIZE doit être au moins 2' })
  @Max(200, { message: 'DATABASE_POOL_SIZE doit être au plus 200' })
  DATABASE_POOL_SIZE = 10;

  /** Redis' address, for BullMQ to deliver jobs through it; absent, BullMQ delivers through PostgreSQL. */
  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL doit commencer par redis:// ou rediss://' })
  REDIS_URL?: string;

  /** Address under which people reach the platform: links in e-mails, allowed origin of browsers. */
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'PUBLIC_URL doit être une adresse http(s) complète' },
  )
  PUBLIC_URL = 'http://localhost:3000';

  /** Mail server; absent, mails stay in the local mailbox (sample mode only). */
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL doit commencer par smtp:// ou smtps://' })
  SMTP_URL?: string;

  /** Sender of the platform's mails. */
  @Matches(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, {
    message: 'MAIL_FROM doit être une adresse, ou « Nom <adresse> »',
  })
  MAIL_FROM = 'Concertation <ne-pas-repondre@localhost>';

  /** Address to write to about the platform: help, personal data, security. Absent, `contact@` the domain of MAIL_FROM. */
  @IsOptional()
  @Matches(/^[^<>@\s]+@[^<>@\s]+$/, { message: 'CONTACT_EMAIL doit être une adresse électronique' })
  CONTACT_EMAIL?: string;

  /** Least severe level that is logged. */
  @IsEnum(LOG_LEVELS, { message: `LOG_LEVEL doit être l’un de ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Sample content, sample accounts and the public mailbox page. Never in production. */
  @Transform(asBoolean)
  @IsBoolean({ message: 'SAMPLE_MODE doit valoir true ou false' })
  SAMPLE_MODE = false;

  /** Whether the API answers introspection and serves the GraphQL explorer. */
  @Transform(asBoolean)
  @IsBoolean({ message: 'GRAPHQL_INTROSPECTION doit valoir true ou false' })
  GRAPHQL_INTROSPECTION = false;

  /** Whether a reverse proxy in front sets X-Forwarded-*; without one these headers are not believed. */
  @Transform(asBoolean)
  @IsBoolean({ message: 'TRUST_PROXY doit valoir true ou false' })
  TRUST_PROXY = false;

  /**
   * Look of the pages: `state` has the French State's mark and typeface, which only its administrations may use, on their
   * own domains (terms of use of the DSFR); `neutral` has neither.
   */
  @IsEnum(BRANDS, { message: `BRAND doit être l’un de ${BRANDS.join(', ')}` })
  BRAND: (typeof BRANDS)[number] = 'neutral';

  /** Lines of the State's mark, separated by « | ». */
  @IsString()
  BRAND_LINES = 'République|Française';

  /** Who runs the platform, as the foot of each page names it. */
  @IsString()
  OPERATOR = 'la délégation au numérique en santé';

  /** Folder of the built web application; absent, `dist/web`. */
  @IsOptional()
  @IsString()
  WEB_DIR?: string;

  /** Folder of the operator's texts (legal notice, personal data, accessibility, help); absent, those that are shipped. */
  @IsOptional()
  @IsString()
  LEGAL_DIR?: string;

  /** Multiplies what one account may do in a given time (contributions, reactions, drafts); 1 for the usual limits. */
  @Type(() => Number)
  @IsNumber({}, { message: 'ACCOUNT_LIMIT_FACTOR doit être un nombre' })
  @Min(0.1, { message: 'ACCOUNT_LIMIT_FACTOR doit être au moins 0.1' })
  @Max(1_000, { message: 'ACCOUNT_LIMIT_FACTOR doit être au plus 1000' })
  ACCOUNT_LIMIT_FACTOR = 1;

  /** Jobs that one worker process does at the same time, per queue. */
  @Type(() => Number)
  @IsInt({ message: 'WORKER_CONCURRENCY doit être un nombre entier' })
  @Min(1, { message: 'WORKER_CONCURRENCY doit être au moins 1' })
  @Max(64, { message: 'WORKER_CONCURRENCY doit être au plus 64' })
  WORKER_CONCURRENCY = 4;
}

/** The configuration is not usable; `faults` names every fault at once, in words for an operator. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Configuration illisible :\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Names of all settings, in the order of their declaration. */
export const CONFIGURATION_NAMES = Object.freeze([
  ...Object.keys(new Configuration()),
  ...(['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'CONTACT_EMAIL', 'LEGAL_DIR', 'WEB_DIR'] as const),
]);

/**
 * Reads the configuration from `environment`; an empty value counts as absent. Faults are named, never the values:
 * they may be secrets. Throws ConfigurationError.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const given = Object.fromEntries(
    CONFIGURATION_NAMES.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => value),
  ) as Record<string, string>;
  const configuration = plainToInstance(Configuration, given, { exposeDefaultValues: true });
  const faults = validateSync(configuration).flatMap((error) => Object.values(error.constraints ?? {}));
  if (!configuration.SMTP_URL && !configuration.SAMPLE_MODE && environment.NODE_ENV === 'production') {
    faults.push('SMTP_URL manque : sans serveur de courrier, personne ne peut se connecter');
  }
  if (configuration.SAMPLE_MODE && environment.NODE_ENV === 'production') {
    faults.push(
      'SAMPLE_MODE=true est interdit en production : la page de courrier donnerait tous les comptes',
    );
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return Object.freeze(configuration);
}

/** Where people write to: what is configured, else `contact@` the domain that sends the platform's mails. */
export const contactEmail = ({
  CONTACT_EMAIL,
  MAIL_FROM,
}: Pick<Configuration, 'CONTACT_EMAIL' | 'MAIL_FROM'>): string =>
  CONTACT_EMAIL ?? `contact@${MAIL_FROM.replace(/^.*@|>$/g, '')}`;
