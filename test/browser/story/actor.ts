import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { PersonalBrowser, type Complaint } from '../browser';
import type { Site } from '../site';

/** What a story has cost, counted where it happens. */
export class Tally {
  readonly people = new Set<string>();
  steps = 0;
  readonly pages = new Set<string>();
  readonly complaints: (Complaint & { who: string })[] = [];
}

export type Words = string | RegExp;

/** How long somebody waits for what a worker does in its own time, in milliseconds. */
const PATIENCE_MS = 45_000;
const LOOK_EVERY_MS = 150;

/** As a person reads: no difference between kinds of spaces, nor between capitals that a style makes. */
const asRead = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const has = (text: string, words: Words): boolean =>
  typeof words === 'string' ? text.includes(asRead(words)) : new RegExp(words.source, 'iu').test(text);

/** One person before their browser: finds things by what they are called, and goes on only once they see what they should. */
export class Actor {
  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly browser: PersonalBrowser,
    private readonly tally: Tally,
  ) {}

  static async of(
    browser: Browser,
    site: Site,
    name: string,
    tally: Tally,
    { scripts = true }: { scripts?: boolean } = {},
  ): Promise<Actor> {
    const personal = await PersonalBrowser.of(browser, site, 'visitor', { scripts });
    // Nobody is as patient as a machine under load.
    personal.context.setDefaultTimeout(PATIENCE_MS);
    const page = await personal.page();
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) tally.pages.add(new URL(frame.url()).pathname);
    });
    tally.people.add(name);
    return new Actor(name, page, personal, tally);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** A part of the page by its role and name. */
  part(role: Parameters<Page['getByRole']>[0], name: Words): Locator {
    return this.main.getByRole(role, { name }).first();
  }

  /** Types an address of the platform. */
  async open(path: string): Promise<void> {
    this.tally.steps += 1;
    await this.browser.goto(this.page, path);
  }

  async reload(): Promise<void> {
    this.tally.steps += 1;
    await this.page.reload({ waitUntil: 'networkidle' });
  }

  async follow(name: Words, within: Locator = this.main): Promise<void> {
    await this.doing(`follows « ${String(name)} »`, () => within.getByRole('link', { name }).first().click());
  }

  async press(name: Words, within: Locator = this.main): Promise<void> {
    await this.doing(`presses « ${String(name)} »`, () =>
      within.getByRole('button', { name }).first().click(),
    );
  }

  async write(label: Words, text: string, within: Locator = this.main): Promise<void> {
    await this.doing(`writes in « ${String(label)} »`, () =>
      within.getByRole('textbox', { name: label }).filter({ visible: true }).first().fill(text),
    );
  }

  async choose(label: Words, option: string, within: Locator = this.main): Promise<void> {
    await this.doing(`chooses « ${option} »`, () =>
      within
        .getByRole('combobox', { name: label })
        .filter({ visible: true })
        .first()
        .selectOption({ label: option }),
    );
  }

  /** Of the choices that are all in view: presses on its words. */
  async tick(option: Words, within: Locator = this.main): Promise<void> {
    await this.doing(`ticks « ${String(option)} »`, async () => {
      const radio = within.getByRole('radio', { name: option }).first();
      await within.locator('label').filter({ hasText: option, visible: true }).first().click();
      if (!(await radio.isChecked())) throw new Error('it is not chosen');
    });
  }

  async unfold(words: Words, within: Locator = this.main): Promise<void> {
    await this.doing(`unfolds « ${String(words)} »`, () =>
      within.locator('summary').filter({ hasText: words }).first().click(),
    );
  }

  /** Waits until a part of the page says something that a person can see. */
  async sees(words: Words, within: Locator = this.main): Promise<void> {
    await this.until(`sees « ${String(words)} »`, within, (text) => has(text, words));
  }

  async seesNot(words: Words, within: Locator = this.main): Promise<void> {
    await this.until(`does not see « ${String(words)} »`, within, (text) => !has(text, words));
  }

  /** Waits for something that is called so and can be seen. */
  async seesA(
    role: Parameters<Page['getByRole']>[0],
    name: Words,
    within: Locator = this.main,
  ): Promise<void> {
    await this.doing(`sees the ${role} « ${String(name)} »`, () =>
      within.getByRole(role, { name }).filter({ visible: true }).first().waitFor(),
    );
  }

  /** There is nothing to press, to choose or to write in that is called so. */
  async hasNo(role: Parameters<Page['getByRole']>[0], name?: Words): Promise<void> {
    await this.doing(`has no ${role} ${String(name ?? '')}`, async () => {
      const found = await this.main.getByRole(role, name === undefined ? {} : { name }).count();
      if (found > 0) throw new Error(`there are ${found}`);
    });
  }

  /** Loads the page again until it says something: for those whose browser runs no scripts. */
  async seesAfterReloading(words: Words): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if (has(asRead(await this.main.innerText()), words)) return;
      if (Date.now() > deadline) return this.sees(words);
      await this.page.waitForTimeout(1_000);
      await this.reload();
    }
  }

  /** Fails the story with the person's name, what they were about to do and where. */
  async doing<T>(what: string, act: () => Promise<T>): Promise<T> {
    this.tally.steps += 1;
    try {
      return await act();
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error))
        .split('\n')
        .slice(0, 4)
        .join(' ');
      throw new Error(`${this.name} ${what} on ${this.page.url()}: ${reason}`, { cause: error });
    }
  }

  private async until(what: string, within: Locator, isSo: (text: string) => boolean): Promise<void> {
    await this.doing(what, async () => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        // The page may change while it is read.
        const text = await within.innerText({ timeout: 5_000 }).catch(() => null);
        if (text !== null && isSo(asRead(text))) return;
        if (Date.now() > deadline) throw new Error(`it says: ${asRead(text ?? 'nothing').slice(-1_500)}`);
        await this.page.waitForTimeout(LOOK_EVERY_MS);
      }
    });
  }

  /** Leaves a picture of the last page, and what the browser complained of. */
  async leave(folder: string): Promise<void> {
    await this.page
      .screenshot({ path: join(folder, `${this.name}.png`), fullPage: true })
      .catch(() => undefined);
    this.tally.complaints.push(
      ...this.browser.complaints.map((complaint) => ({ ...complaint, who: this.name })),
    );
    await this.browser.close();
  }
}
