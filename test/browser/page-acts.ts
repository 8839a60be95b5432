import type { Page } from 'playwright-core';
import { waitUntil } from '../verify/processes';

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

/** One mutation on the section of the page, in the name of who is looking at it. */
async function done(page: Page, mutation: string, input: object): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const sectionId = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.post(new URL('/graphql', page.url()).href, {
    data: {
      query: `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on UserError { code } } }`,
      variables: { input: { sectionId, ...input } },
    },
  });
  const text = await answer.text();
  if (!answer.ok() || text.includes('"code"')) throw new Error(text);
}

/** The editor with the text that is saved, whatever was typed in it before. */
const asSaved = async (page: Page): Promise<void> => {
  await done(page, 'discardSectionWriting', {});
  await page.reload({ waitUntil: 'networkidle' });
};

const written = (page: Page, name: string) => page.locator(`form:has(.writing-text) [name=${name}]`);

const saveWritten = async (page: Page): Promise<void> => {
  await written(page, 'reason').fill('Une précision');
  await page.locator('form:has(.writing-text) button[type=submit]:not([name])').click();
};

/** Wants to save a text of which nothing is left. */
export const saveNothing = async (page: Page): Promise<void> => {
  await asSaved(page);
  await written(page, 'markdown').fill('');
  await saveWritten(page);
  await page.locator('#doutes').waitFor();
};

let saves = 0;

/** Saves the text of a section once somebody has saved another since the page was opened. */
export const saveAfterAnother = async (page: Page): Promise<void> => {
  await asSaved(page);
  const [baseVersionId, title, markdown] = await Promise.all(
    ['baseVersionId', 'title', 'markdown'].map((name) => written(page, name).inputValue()),
  );
  saves += 1;
  await done(page, 'saveSectionText', {
    ...{ baseVersionId, title, reason: 'Entre-temps' },
    markdown: `${markdown ?? ''}\n\nUne phrase de plus (${String(saves)}).`,
  });
  await written(page, 'markdown').fill(`${markdown ?? ''}\n\nUne autre phrase.`);
  await saveWritten(page);
  await page.locator('#conflit').waitFor();
};

const EDITION = { slug: 'edition-suivante', label: 'Édition suivante' };
const WRITTEN = '{ doctrineWorkspaces { id lastRelease { id slug } } }';
const UNPLACED = 'query ($id: ID!) { placementCounts(releaseId: $id) { unplaced } }';
const PUBLISH = `mutation ($input: PublishReleaseInput!) {
  publishRelease(input: $input) { __typename ... on UserError { code } } }`;

/** Publishes an edition of the first doctrine, with its drafts, unless it is there; and looks at what it would do to a consultation. */
export const lookAtNewerText = async (page: Page): Promise<void> => {
  const ask = async <T>(query: string, variables: object = {}): Promise<T> => {
    const answer = await page.request.post(new URL('/graphql', page.url()).href, {
      data: { query, variables },
    });
    return ((await answer.json()) as { data: T }).data;
  };
  const written = async () =>
    (await ask<{ doctrineWorkspaces: { id: string; lastRelease: { id: string; slug: string } }[] }>(WRITTEN))
      .doctrineWorkspaces[0];
  if ((await written())?.lastRelease.slug !== EDITION.slug)
    await ask(PUBLISH, { input: { ...EDITION, doctrineId: (await written())?.id, reason: 'Mise à jour' } });
  const id = (await written())?.lastRelease.id;
  await waitUntil(
    async () =>
      (await ask<{ placementCounts: { unplaced: number } }>(UNPLACED, { id })).placementCounts.unplaced === 0,
  );
  await page.goto(`${page.url().replace(/[?#].*$/, '')}?texte=${EDITION.slug}`, { waitUntil: 'networkidle' });
  await page.locator('form:has(input[name=intent][value=text])').waitFor();
};
