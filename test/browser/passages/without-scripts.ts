import type { Page } from 'playwright-core';
import type { Ground } from './ground';

const WRONG = 'des mots que le paragraphe n’a pas';
const BODY = 'Écrit sans scripts : ce passage gagnerait à être précisé.';

/** The form as it is without scripts: words are typed; those that the paragraph has not are refused, and everything typed is kept. */
export async function withoutScripts(
  page: Page,
  { path, first }: Ground,
): Promise<{ isKept: boolean; words: string; id: string }> {
  const words = first.text.split(' ').slice(1, 6).join(' ');
  await page.goto(new URL(`${path}?paragraphe=${first.id}`, page.url()).href);
  const form = page.locator('#post');
  const typed = form.locator('[name="anchor.quote.exact"]');
  const folded = page.locator('.take-part:not([open]) > summary');
  if (await folded.count()) await folded.click();
  await form.locator('label', { hasText: 'Des mots du paragraphe' }).click();
  await typed.fill(WRONG);
  await form.locator('[name=body]').fill(BODY);
  await page.getByRole('button', { name: 'Envoyer ma contribution' }).click();
  await page.getByText('Ces mots ne figurent pas dans le paragraphe').first().waitFor();
  const isKept =
    (await typed.inputValue()) === WRONG && (await form.locator('[name=body]').inputValue()) === BODY;
  // As a keyboard writes them: another apostrophe, ordinary spaces.
  await typed.fill(words.replaceAll('’', "'"));
  await page.getByRole('button', { name: 'Envoyer ma contribution' }).click();
  await page.waitForURL(/envoi=/);
  return { isKept, words, id: new URL(page.url()).searchParams.get('envoi') ?? '' };
}
