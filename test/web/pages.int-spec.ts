import { axeViolations, overflowing } from '../browser/axe';
import { hasBrowser, launchBrowser } from '../browser/browser';
import { PAGE_STATES } from '../browser/page-states';
import { Site } from '../browser/site';
import { screensOfBuild, walk } from '../browser/walk';
import { Stage } from '../verify/processes';
import { htmlFaults } from './html';
import { BUDGET, weigh } from './weights';

jest.setTimeout(600_000);

describe('the pages', () => {
  it('are all met in at least one state', () => {
    const met = new Set(PAGE_STATES.map(({ screen }) => screen));
    const actions = ['signOut']; // it has no page: it only answers a form
    expect(screensOfBuild().filter((screen) => !met.has(screen) && !actions.includes(screen))).toEqual([]);
  });

  it('need no more scripts and styles than their budget allows', () => {
    const { entryScripts, styles } = weigh();
    expect(entryScripts).toBeLessThanOrEqual(BUDGET.entryScripts);
    expect(styles).toBeLessThanOrEqual(BUDGET.styles);
  });

  if (!hasBrowser()) {
    it.todo('SKIPPED: Chromium is not installed, no page is looked at');
    return;
  }

  it('are valid HTML, accessible on a narrow dark screen, as wide as it, and give no browser cause to complain', () =>
    Stage.with(async (stage) => {
      const site = await Site.open(stage);
      const browser = await launchBrowser(stage);
      const faults = new Set<string>();
      const missing = await walk(
        browser,
        site,
        async ({ state, role, language, page, path, complaints }) => {
          const where = `${state.name} ${language} ${role}`;
          for (const { kind, text } of complaints) faults.add(`${where}: ${kind}: ${text}`);
          for (const { rule, elements } of await axeViolations(page)) {
            faults.add(`${where}: ${rule}: ${elements.join(' | ')}`);
          }
          for (const element of await overflowing(page)) faults.add(`${where}: wider: ${element}`);
          const document = await (await site.as(role).get(path)).text();
          for (const fault of await htmlFaults(document)) faults.add(`${where}: ${fault}`);
        },
        {
          look: { theme: 'dark', width: 320 },
          only: (state, role) => role === state.roles[0],
        },
      );
      expect([...faults]).toEqual([]);
      expect(missing).toEqual([]);
    }));
});
