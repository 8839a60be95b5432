import { PEOPLE, type Person } from './expectations';
import { isDefect } from './reads';
import type { Seed } from './seed';
import type { Pools } from './targets';
import type { Verdicts } from './verdicts';
import { hiddenFrom, pathOf, undecidedScreens, type Visit, visitsOf } from './visits';

/** An answer to a browser, as far as people can tell two of them apart. */
interface Page {
  readonly status: number;
  /** Where it leads on to, and all of its HTML. */
  readonly text: string;
}

async function open(seed: Seed, person: Person, path: string, verdicts: Verdicts): Promise<Page> {
  const response = await seed.cast.visitor(person).get(path);
  verdicts.requests += 1;
  if (isDefect({ status: response.status, text: '' })) {
    verdicts.faults.add(`${person} GET ${path}: ${String(response.status)}`);
  }
  return {
    status: response.status,
    text: `${response.headers.get('location') ?? ''}\n${await response.text()}`,
  };
}

/** Opens every page of the site as everybody: in its HTML is what is for them, and what is not looks like what is not there. */
export async function playPages(seed: Seed, pools: Pools, verdicts: Verdicts): Promise<void> {
  for (const fault of undecidedScreens()) verdicts.faults.add(fault);
  const absent = new Map<string, Promise<Page>>();
  for (const visit of visitsOf(seed, pools)) {
    verdicts.surfaces.add(`GET ${visit.surface}`);
    await Promise.all(PEOPLE.map((person) => play(visit, person)));
  }

  async function play(visit: Visit, person: Person): Promise<void> {
    const surface = `GET ${visit.surface}`;
    const hidden = hiddenFrom(person, visit);
    const page = await open(seed, person, pathOf(visit), verdicts);
    if (hidden.length === 0) {
      verdicts.look(person, surface, page.text, 'page');
      judgeStatus(visit, person, page.status);
      return;
    }
    // They have named it themselves; all else in the answer is the platform's word.
    const said = without(
      page.text,
      hidden.map(([, { value }]) => value),
    );
    verdicts.look(person, surface, said, 'page');
    const path = pathOf(visit, Object.fromEntries(hidden.map(([name, , nothing]) => [name, nothing])));
    const key = `${person} ${path}`;
    const known = absent.get(key) ?? open(seed, person, path, verdicts);
    absent.set(key, known);
    const nothing = await known;
    const expected = without(
      nothing.text,
      hidden.map(([, , value]) => value),
    );
    if (page.status !== nothing.status || withoutReference(said) !== withoutReference(expected)) {
      verdicts.toldApart.add(
        `${person} GET ${pathOf(visit)}: ${String(page.status)} instead of ${String(nothing.status)}: ${difference(said, expected)}`,
      );
    }
  }

  function judgeStatus({ opens, ...visit }: Visit, person: Person, status: number): void {
    if (!opens) return;
    const mayOpen = opens.includes(person);
    if (mayOpen === (status === 200)) return;
    const where = `${person} GET ${pathOf({ opens, ...visit })}`;
    if (mayOpen) verdicts.faults.add(`${where}: ${String(status)} instead of the page`);
    else verdicts.forbidden.add(`${where}: is shown the page`);
  }
}

const without = (text: string, values: readonly string[]): string =>
  values.reduce((rest, value) => rest.replaceAll(value, '…'), text);

/** A fault's page names the request; forms carry new keys. */
const withoutReference = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

/** Where two texts part, for the report. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 80));
  return `${around(one)} instead of ${around(other)}`;
}
