import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Stage } from '../verify/processes';
import type { Role } from './roles';
import type { Site } from './site';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing of the browser's own asks for anything elsewhere. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether this machine has a browser to try pages in. */
export const hasBrowser = (): boolean => PLACES.some((place) => existsSync(place));

export async function launchBrowser(stage: Stage): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is not installed');
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  stage.onClear(() => browser.close());
  return browser;
}

/** What a browser must never have to say about our pages. */
export interface Complaint {
  kind: 'policy' | 'hydration' | 'script' | 'elsewhere' | 'console';
  text: string;
  /** Address of the page, where it is known. */
  at?: string;
}

const kindOf = (text: string): Complaint['kind'] => {
  if (/content security policy|trusted ?type|TrustedHTML/i.test(text)) return 'policy';
  if (/hydrat|minified react error #(418|419|421|422|423|425)/i.test(text)) return 'hydration';
  return 'console';
};

/** The message by which a browser tells of an answer's status: pages for refusals have one on purpose. */
const STATUS = /^Failed to load resource: the server responded with a status of 4\d\d/;

export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
  scripts?: boolean;
  /** A screen that is touched. */
  touch?: boolean;
  reducedMotion?: boolean;
}

/** One person's browser, which notes everything that it should not have had to say. */
export class PersonalBrowser {
  readonly complaints: Complaint[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly site: Site,
  ) {}

  static async of(browser: Browser, site: Site, role: Role, look: Look = {}): Promise<PersonalBrowser> {
    const { theme = 'light', width = 1_360, scripts = true, touch = false, reducedMotion = true } = look;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      javaScriptEnabled: scripts,
      hasTouch: touch,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      locale: 'fr-FR',
    });
    context.setDefaultTimeout(15_000);
    const [name, value] = site.as(role).cookieHeader.split('=');
    if (name && value) await context.addCookies([{ name, value, url: site.url }]);
    const personal = new PersonalBrowser(context, site);
    personal.listen();
    return personal;
  }

  /** A new tab. */
  page(): Promise<Page> {
    return this.context.newPage();
  }

  async goto(page: Page, path: string): Promise<number> {
    const response = await page.goto(`${this.site.url}${path}`, { waitUntil: 'networkidle' });
    return response?.status() ?? 0;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private listen(): void {
    const note = (kind: Complaint['kind'], text: string, at?: string): void => {
      this.complaints.push({ kind, text: text.slice(0, 300), at });
    };
    const own = new URL(this.site.url).origin;
    this.context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) note('elsewhere', url);
    });
    this.context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      const text = message.text();
      if (!STATUS.test(text)) note(kindOf(text), text, message.page()?.url());
    });
    this.context.on('weberror', (error) =>
      note(
        kindOf(error.error().message) === 'console' ? 'script' : kindOf(error.error().message),
        error.error().message,
        error.page()?.url(),
      ),
    );
  }
}
