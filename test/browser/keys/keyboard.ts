import type { Browser, CDPSession, Page } from 'playwright-core';
import { PersonalBrowser, type Complaint, type Look as Appearance } from '../browser';
import type { Role, Site } from '../site';
import { LOOK, wordsOf, type Look, type Stop } from './stop';

/** What was pressed and met, by everybody. */
export class KeyTally {
  keys = 0;
  stops = 0;
  readonly faults = new Set<string>();
  readonly complaints: Complaint[] = [];
}

/** More stops than any page has: whoever meets as many goes round in circles. */
const MOST = 600;

/** Time for what a worker does, in milliseconds. */
const PATIENCE_MS = 45_000;

const asRead = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Somebody who has a keyboard and nothing else. Every stop of Tab is looked at: it must be in view, marked and not hidden. */
export class Keyboard {
  private constructor(
    readonly page: Page,
    private readonly browser: PersonalBrowser,
    private readonly devtools: CDPSession,
    private readonly tally: KeyTally,
  ) {}

  static async of(
    browser: Browser,
    site: Site,
    role: Role,
    tally: KeyTally,
    look: Appearance = {},
  ): Promise<Keyboard> {
    const personal = await PersonalBrowser.of(browser, site, role, look);
    personal.context.setDefaultTimeout(PATIENCE_MS);
    const page = await personal.page();
    return new Keyboard(page, personal, await personal.context.newCDPSession(page), tally);
  }

  /** Types an address; the focus is then at the top of the page. Gives the answer's status. */
  async open(path: string): Promise<number> {
    const status = await this.browser.goto(this.page, path);
    // Nobody presses a key before the page answers.
    await this.page.waitForTimeout(500);
    return status;
  }

  async press(key: string): Promise<void> {
    this.tally.keys += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.tally.keys += Array.from(text).length;
    await this.page.keyboard.type(text);
  }

  /** One press of Tab; gives where the focus is then, null when it has left the page. */
  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab', before?: Stop | null): Promise<Stop | null> {
    await this.press(key);
    const look = await this.page.evaluate<Look>(LOOK);
    if (look.beforeUnmarked && before) this.fault(before, 'it looks the same without the focus');
    if (look.isNothing) return null;
    const stop = { ...(await this.focused()), faults: look.faults };
    this.tally.stops += 1;
    for (const fault of look.faults) this.fault(stop, fault);
    return stop;
  }

  private fault(stop: Stop, fault: string): void {
    const { pathname } = new URL(this.page.url());
    this.tally.faults.add(`${pathname} « ${wordsOf(stop)} »: ${fault}`);
  }

  /** The focused element by the browser's own accessibility tree. */
  private async focused(): Promise<Omit<Stop, 'faults'>> {
    const { result } = await this.devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return { node: 0, role: 'none', name: '' };
    const { nodes } = await this.devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    return {
      node: node?.backendDOMNodeId ?? 0,
      role: String(node?.role?.value ?? 'none'),
      name: String(node?.name?.value ?? ''),
    };
  }

  /** Goes on by Tab to what is called so. Throws when the whole page has no such stop, or when Tab does not come around. */
  async to(role: string, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    const met = new Set<number>();
    let last: Stop | null = null;
    for (let count = 0; count < MOST; count += 1) {
      const stop: Stop | null = await this.tab(key, last);
      last = stop;
      if (!stop) continue;
      const isNamed = typeof name === 'string' ? asRead(stop.name) === asRead(name) : name.test(stop.name);
      if (stop.role === role && isNamed) return stop;
      if (met.has(stop.node)) break;
      met.add(stop.node);
    }
    throw new Error(`No key leads to the ${role} « ${String(name)} » on ${this.page.url()}`);
  }

  /** Every stop of the page from its top until Tab has come around. Throws where it does not: a trap. */
  async around(): Promise<Stop[]> {
    const stops: Stop[] = [];
    let last: Stop | null = null;
    while (stops.length < MOST) {
      const stop: Stop | null = await this.tab('Tab', last);
      if (!stop || stop.node === stops[0]?.node) return stops;
      if (stops.some(({ node }) => node === stop.node))
        throw new Error(`Tab is caught at « ${wordsOf(stop)} » on ${this.page.url()}`);
      stops.push(stop);
      last = stop;
    }
    throw new Error(`Tab does not come around on ${this.page.url()}`);
  }

  /** Waits until the main part of the page says something. */
  async sees(words: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const text = await this.page
        .getByRole('main')
        .innerText({ timeout: 5_000 })
        .catch(() => '');
      if (asRead(text).includes(asRead(words))) return;
      if (Date.now() > deadline)
        throw new Error(`« ${words} » is not on ${this.page.url()}: ${asRead(text).slice(0, 800)}`);
      await this.page.waitForTimeout(150);
    }
  }

  /** Asks the page something about where the focus is, as an expression over `element`. */
  ask<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(`((element) => ${expression})(document.activeElement)`);
  }

  /** Waits until an expression over the focused `element` is true; the page's policy lets nobody wait inside of it. */
  async until(expression: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    // The page may be loaded anew meanwhile.
    while (!(await this.ask<boolean>(expression).catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`Not so: ${expression} on ${this.page.url()}`);
      await this.page.waitForTimeout(150);
    }
  }

  /** The focus is still somewhere in the page: after what was done, one can go on from there. */
  async isSomewhere(): Promise<void> {
    if (await this.ask<boolean>('!element || element === document.body'))
      this.tally.faults.add(`${new URL(this.page.url()).pathname}: the focus is lost`);
  }

  async leave(): Promise<void> {
    this.tally.complaints.push(...this.browser.complaints);
    await this.browser.close();
  }
}
