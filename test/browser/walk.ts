import type { Browser, Page } from 'playwright-core';
import { webBuild } from '../../apps/api/web/web-application';
import { PersonalBrowser, type Complaint, type Look } from './browser';
import type { PageState } from './page-state';
import { PAGE_STATES } from './page-states';
import type { Role } from './roles';
import type { Site } from './site';

export type Language = 'fr' | 'en';

/** One page in one state, before somebody's eyes. */
export interface Met {
  state: PageState;
  role: Role;
  language: Language;
  page: Page;
  path: string;
  /** What the browser complained of since the page was asked for. */
  complaints: readonly Complaint[];
}

export interface WalkOptions {
  /** Those that are met, of all. */
  only?: (state: PageState, role: Role, language: Language) => boolean;
  look?: Look;
  languages?: readonly Language[];
}

/** The address of a state in a language; null when the sample lacks what it needs. */
export function pathOf(state: PageState, language: Language, { facts }: Site): string | null {
  if (state.path !== undefined) return language === 'en' ? `/en${state.path}` : state.path;
  const params = state.params?.(facts) ?? {};
  if (Object.values(params).some((value) => value === '')) return null;
  const pattern = webBuild({ WEB_DIR: undefined }).renderer.patternOf(language, state.screen);
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = state.search?.(facts);
  return search ? `${path}?${encodeURI(search)}` : path;
}

/** Every screen that the application has, for the test that none is left out. */
export const screensOfBuild = (): string[] =>
  Object.keys(webBuild({ WEB_DIR: undefined }).renderer.SCREEN_FILES);

/**
 * Meets all page states, one person after the other, and calls `meet` with each. French for everybody, English for the
 * first role of a state. Gives the names of what the sample could not show.
 */
export async function walk(
  browser: Browser,
  site: Site,
  meet: (met: Met) => Promise<void>,
  { only = () => true, look = {}, languages = ['fr', 'en'] }: WalkOptions = {},
): Promise<string[]> {
  const missing = new Set<string>();
  const roles = [...new Set(PAGE_STATES.flatMap((state) => state.roles))];
  for (const role of roles) {
    const person = await PersonalBrowser.of(browser, site, role, look);
    const page = await person.page();
    for (const state of PAGE_STATES) {
      if (!state.roles.includes(role)) continue;
      for (const language of languages) {
        if (language === 'en' && state.roles[0] !== role) continue;
        if (!only(state, role, language)) continue;
        const path = pathOf(state, language, site);
        if (path === null) {
          missing.add(state.name);
          continue;
        }
        const before = person.complaints.length;
        const status = await person.goto(page, path);
        if (status !== (state.status ?? 200)) {
          person.complaints.push({ kind: 'console', text: `${path} answered ${status} to ${role}` });
        }
        if (look.scripts !== false) {
          await state.act?.(page).catch((error: unknown) => {
            const text = `the state cannot be reached: ${String(error).slice(0, 200)}`;
            person.complaints.push({ kind: 'console', text });
          });
        }
        await meet({ state, role, language, page, path, complaints: person.complaints.slice(before) });
      }
    }
    await person.close();
  }
  return [...missing];
}
