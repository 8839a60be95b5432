import type { Browser } from 'playwright-core';
import type { Role, Site } from '../site';
import { Keyboard, type KeyTally } from './keyboard';
import { wordsOf } from './stop';

/** Stops of each page in the order of Tab, as « role: name ». */
export type FocusOrders = Record<string, string[]>;

interface OrderedPage {
  name: string;
  role: Role;
  path: (site: Site) => string;
}

const PAGES: readonly OrderedPage[] = [
  { name: 'home', role: 'visitor', path: () => '/' },
  {
    name: 'section with a chosen passage',
    role: 'participant',
    path: ({ facts: { open, section, block } }) =>
      `/concertations/${open}/sections/${section}?paragraphe=${block}`,
  },
  {
    name: 'my contribution',
    role: 'participant',
    path: ({ facts }) => `/mes-contributions/${facts.own.get('published') ?? 'aucune'}`,
  },
  { name: 'case', role: 'moderator', path: ({ facts }) => `/moderation/dossiers/${facts.case}` },
  { name: 'drafting', role: 'drafter', path: ({ facts }) => `/redaction/${facts.open}` },
  { name: 'snapshots', role: 'drafter', path: ({ facts }) => `/redaction/${facts.closed}/arretes` },
];

/** Goes once around each of the main pages of a fresh sample by Tab. Throws where Tab does not come around. */
export async function focusOrders(browser: Browser, site: Site, tally: KeyTally): Promise<FocusOrders> {
  const orders: FocusOrders = {};
  for (const { name, role, path } of PAGES) {
    const keys = await Keyboard.of(browser, site, role, tally);
    const status = await keys.open(path(site));
    if (status !== 200) throw new Error(`${name} answered ${status}`);
    const stops = await keys.around();
    orders[name] = stops.map(wordsOf);
    await keys.leave();
  }
  return orders;
}

/** What differs, a line each; nothing when the orders are the same. */
export function differences(expected: FocusOrders, found: FocusOrders): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((page) => {
    const [before, now] = [expected[page] ?? [], found[page] ?? []];
    const at = before.findIndex((stop, index) => stop !== now[index]);
    if (at === -1 && before.length === now.length) return [];
    const first = at === -1 ? before.length : at;
    return [
      `${page}, stop ${first + 1} of ${now.length}: « ${now[first] ?? 'none'} » instead of « ${before[first] ?? 'none'} »`,
    ];
  });
}
