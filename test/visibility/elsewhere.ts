import { strFromU8, unzipSync } from 'fflate';
import { PEOPLE, type Person, SIGNED_IN } from './expectations';
import { isDefect } from './reads';
import type { Seed } from './seed';
import { ABSENT_ID, type Pools } from './targets';
import type { Verdicts } from './verdicts';

interface Page {
  status: number;
  bytes: Buffer;
}

async function open(seed: Seed, person: Person, path: string, verdicts: Verdicts): Promise<Page> {
  const response = await seed.cast.visitor(person).get(path);
  verdicts.requests += 1;
  const bytes = Buffer.from(await response.arrayBuffer());
  if (isDefect({ status: response.status, text: '' })) {
    verdicts.faults.add(`${person} GET ${path}: ${String(response.status)}`);
  }
  return { status: response.status, bytes };
}

/** A fault's page names the request. */
const withoutReference = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

/** All that a reader finds in a file: of a DOCX, in all its parts. */
const textOf = (bytes: Buffer): string =>
  bytes.subarray(0, 2).toString('latin1') === 'PK'
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : bytes.toString('utf8');

/** Files of exports: for drafters of the consultation; in them what is public, dispositions, and nobody's name. */
export async function playExports(seed: Seed, pools: Pools, verdicts: Verdicts): Promise<void> {
  verdicts.surfaces.add('GET /exports/:id');
  for (const person of PEOPLE) {
    const absent = await open(seed, person, `/exports/${ABSENT_ID}`, verdicts);
    for (const { value, seenBy } of pools.exportId ?? []) {
      const { status, bytes } = await open(seed, person, `/exports/${value}`, verdicts);
      if (seenBy.includes(person)) {
        if (status !== 200)
          verdicts.faults.add(`${person} is refused the file of an export: ${String(status)}`);
        verdicts.lookAt(`the file of an export`, textOf(bytes), ({ inExports, isId }) => inExports && !isId);
      } else if (
        status !== absent.status ||
        withoutReference(textOf(bytes)) !== withoutReference(textOf(absent.bytes))
      ) {
        verdicts.toldApart.add(
          `${person} GET /exports/:id: ${String(status)} instead of ${String(absent.status)}`,
        );
      }
    }
  }
}

interface Mail {
  readonly to_address: string;
  readonly template: string;
  readonly text: string;
}

/** Every address in a mail leads whoever it is written to straight to a page, and to the part of it that it names. */
async function follow(
  seed: Seed,
  person: Person,
  { template, text }: Mail,
  verdicts: Verdicts,
): Promise<void> {
  const links = [...text.matchAll(/https?:\/\/\S*[\w/=-]/g)].map(([link]) => new URL(link));
  if (links.length === 0) verdicts.faults.add(`The mail ${template} names no address`);
  for (const { pathname, search, hash } of links) {
    const { status, bytes } = await open(seed, person, `${pathname}${search}`, verdicts);
    const part = hash && `id="${hash.slice(1)}"`;
    if (status !== 200 || !bytes.includes(part)) {
      verdicts.faults.add(`The mail ${template} leads ${person} to ${pathname}${hash}: ${String(status)}`);
    }
  }
}

/** Mails hold what the person written to may see; jobs hold ids alone. */
export async function playRecords(seed: Seed, verdicts: Verdicts): Promise<void> {
  const { database } = seed.ground;
  verdicts.surfaces.add('mail');
  const mails: Mail[] = await database.query(
    `SELECT to_address, template, concat_ws(' ', subject, text_body) AS text FROM mail`,
  );
  for (const mail of mails) {
    const { to_address, text } = mail;
    const person = SIGNED_IN.find((candidate) => seed.cast.member(candidate).email === to_address);
    if (person) {
      verdicts.look(person, 'mail', text);
      await follow(seed, person, mail, verdicts);
    } else verdicts.lookAt('a mail to somebody else', text, () => false);
  }
  if (!mails.some(({ text }) => /repere[a-z]{4}z/.test(text)))
    verdicts.faults.add('No mail told an author of a decision');
  verdicts.surfaces.add('job');
  const jobs: { text: string }[] = await database.query(
    `SELECT concat_ws(' ', name, payload::text, last_error) AS text FROM job`,
  );
  for (const { text } of jobs) verdicts.lookAt('a job', text, ({ isId }) => isId);
}

/** Logs hold no text that a person wrote, no address and no code of a link. */
export async function playLog(seed: Seed, verdicts: Verdicts): Promise<void> {
  const lines = seed.ground.log();
  if (!lines) return;
  if (lines.length === 0) verdicts.faults.add('The processes log nothing: there is nothing to look through');
  verdicts.surfaces.add('log');
  const text = lines.join('\n');
  verdicts.lookAt('the log', text, ({ isId }) => isId);
  const links: { body: string }[] = await seed.ground.database.query(
    `SELECT text_body AS body FROM mail WHERE template = 'sign-in' AND text_body IS NOT NULL`,
  );
  for (const { body } of links) {
    const code = /code=([\w-]+)/.exec(body)?.[1];
    if (code && text.includes(code)) verdicts.forbidden.add('the log holds the code of a sign-in link');
  }
  if (text.includes('@exemple.fr')) verdicts.forbidden.add('the log holds an e-mail address');
}
