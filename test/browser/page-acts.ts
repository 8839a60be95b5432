import type { Page } from 'playwright-core';

/** Everything that is folded is opened. */
export const unfold = async (page: Page): Promise<void> => {
  await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
};

/** Sends the page's form with this intent as it is, or with these values, past what the browser itself would refuse. */
export const refuse =
  (intent: string, values: Record<string, string> = {}) =>
  async (page: Page): Promise<void> => {
    await unfold(page);
    const form = page.locator(`form:has(input[name=intent][value=${intent}])`).first();
    await page.evaluate('for (const each of document.forms) each.noValidate = true;');
    for (const [name, value] of Object.entries(values)) await form.locator(`[name=${name}]`).fill(value);
    await form.locator('button[type=submit]:not([name])').first().click();
    await page.locator('[role=alert]').first().waitFor();
  };

/** The choice of words instead of the whole paragraph, whatever the language of the page. */
export const wordsWanted = (page: Page) => page.locator('#post [name=anchor][value=quote] + label');

/** Takes the step on words in the form for a contribution, and chooses the first to the fourth of the paragraph. */
export const chooseWords = async (page: Page): Promise<void> => {
  await unfold(page);
  await wordsWanted(page).click();
  const words = page.locator('#post [role=option]');
  await words.nth(0).click();
  await words.nth(3).click();
  await page.locator('#post .chosen-words').waitFor();
};

let saves = 0;

/** Saves the text of a section once somebody has saved another since the page was opened. */
export const saveAfterAnother = async (page: Page): Promise<void> => {
  const field = (name: string) => page.locator(`form:has(.writing-text) [name=${name}]`);
  const [baseVersionId, title, markdown] = await Promise.all(
    ['baseVersionId', 'title', 'markdown'].map((name) => field(name).inputValue()),
  );
  saves += 1;
  const answer = await page.request.post(new URL('/graphql', page.url()).href, {
    data: {
      query: `mutation ($input: SaveSectionTextInput!) { saveSectionText(input: $input) { __typename } }`,
      variables: {
        input: {
          ...{ sectionId: new URL(page.url()).pathname.split('/').at(-1), baseVersionId, title },
          ...{ markdown: `${markdown}\n\nUne phrase de plus (${saves}).`, reason: 'Entre-temps' },
        },
      },
    },
  });
  if (!(await answer.text()).includes('WorkingSection')) throw new Error(await answer.text());
  await field('markdown').fill(`${markdown}\n\nUne autre phrase.`);
  await field('reason').fill('Une précision');
  await page.locator('form:has(.writing-text) button[type=submit]:not([name])').click();
  await page.locator('#conflit').waitFor();
};
