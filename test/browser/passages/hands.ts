import type { Page } from 'playwright-core';
import type { Keyboard } from '../keys/keyboard';
import type { Ground } from './ground';

/** Which words are to be chosen: over inline markup in one paragraph, or from it into the next. */
export type Stretch = 'inline' | 'two paragraphs';

const BODY = 'Ce passage gagnerait à être précisé par un exemple.';

/** The words that the form says are chosen. */
export const chosenWords = (page: Page): Promise<string> => page.locator('.chosen-words').innerText();

/** Sends the form that is open; gives the id of the contribution. */
export async function send(page: Page, press: (name: string) => Promise<void>): Promise<string> {
  await press('Envoyer ma contribution');
  await page.waitForURL(/envoi=/);
  return new URL(page.url()).searchParams.get('envoi') ?? '';
}

/** By keys alone: the paragraph's link, the form, its step on words, and the words themselves. Gives what was chosen, and sends it. */
export async function byKeys(
  keys: Keyboard,
  ground: Ground,
  stretch: Stretch,
): Promise<[words: string, id: string]> {
  const { page } = keys;
  await keys.open(ground.path);
  await keys.to('link', new RegExp(`^Paragraphe ${ground.first.number}\\b.*lire et commenter$`));
  await keys.press('Enter');
  await keys.sees(`Discussion du paragraphe ${ground.first.number}`);
  await keys.to('DisclosureTriangle', /^Commenter ce paragraphe/);
  if (await keys.ask<boolean>('!element.parentElement.open')) await keys.press('Space');
  await keys.to('radio', /^Tout le paragraphe/);
  await keys.press('ArrowDown');
  await keys.to('option', /./);
  if (stretch === 'two paragraphs') {
    await keys.press('Space');
    await keys.to('button', /^Continuer sur le paragraphe/);
    await keys.press('Enter');
    await keys.to('option', /./, 'Shift+Tab');
    const words = ground.first.text.split(' ').length;
    await keys.press('End');
    await keys.press('Shift+ArrowLeft');
    if (words < 3) throw new Error('Too short a paragraph');
  } else {
    await keys.press('ArrowRight');
    await keys.press('Space');
    for (let step = 0; step < 9; step += 1) await keys.press('Shift+ArrowRight');
  }
  const chosen = await chosenWords(page);
  await keys.to('textbox', /^Votre texte/);
  await keys.type(BODY);
  await keys.to('button', 'Prévisualiser');
  await keys.press('Enter');
  await page.locator('.preview .passage-about').waitFor();
  // Whoever asked for the preview reads it: it is in view, and stays there.
  await page.waitForTimeout(500);
  if (
    !(await keys.ask<boolean>(
      `element.matches('.preview') && element.getBoundingClientRect().top < innerHeight`,
    ))
  )
    throw new Error('The preview is not where one reads');
  const id = await send(page, async (name) => {
    await keys.to('button', name);
    await keys.press('Enter');
  });
  await keys.sees('Votre texte est enregistré.');
  await keys.isSomewhere();
  return [chosen, id];
}

/** Where words stand on the screen: the middle of the first and of the last of them. */
const ENDS = `((first, last) => {
  const element = (id) => document.querySelector('.section-text [data-block="' + id + '"]');
  element(first).scrollIntoView({ block: 'center' });
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement.closest('.mark, .passage-count') && node.data.trim().length > 3) nodes.push(node);
    return nodes;
  };
  const rectOf = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getClientRects()[0];
  };
  const [start] = texts(element(first));
  const own = texts(element(last));
  const end = first === last ? own[own.length - 1] : own[0];
  const begin = start.data.search(/\\S/);
  const upTo = end.data.indexOf(' ', end.data.search(/\\S/) + 8);
  const [a, b] = [rectOf(start, begin, begin + 1), rectOf(end, upTo - 1, upTo)];
  return { x: a.left + 1, y: a.top + a.height / 2, toX: b.right - 1, toY: b.top + b.height / 2 };
})`;

interface Ends {
  x: number;
  y: number;
  toX: number;
  toY: number;
}

export const endsOf = (page: Page, { first, second }: Ground, stretch: Stretch): Promise<Ends> =>
  page.evaluate<Ends>(`${ENDS}('${first.id}', '${stretch === 'inline' ? first.id : second.id}')`);

/** Types and sends, whatever led to the form. */
export async function writeAndSend(page: Page): Promise<[words: string, id: string]> {
  await page.waitForURL(/mots=/);
  await page.locator('.chosen-words').waitFor();
  const chosen = await chosenWords(page);
  await page.locator('#post [name=body]').fill(BODY);
  const id = await send(page, (name) => page.getByRole('button', { name }).click());
  return [chosen, id];
}

/** By mouse: drags over the words and presses the button that appears. */
export async function byMouse(
  page: Page,
  ground: Ground,
  stretch: Stretch,
): Promise<[words: string, id: string]> {
  const { x, y, toX, toY } = await endsOf(page, ground, stretch);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(toX, toY, { steps: 12 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Commenter ces mots' }).click();
  return writeAndSend(page);
}

/** By touch: the paragraph's link, the form, then the first and the last word, each by a tap. */
export async function byTaps(
  page: Page,
  ground: Ground,
  stretch: Stretch,
): Promise<[words: string, id: string]> {
  await page.locator(`#p-${ground.first.id}`).tap();
  await page.waitForURL(/paragraphe=/);
  const folded = page.locator('.take-part:not([open]) > summary');
  if (await folded.count()) await folded.tap();
  await page.locator('#post label', { hasText: 'Des mots du paragraphe' }).tap();
  const words = page.getByRole('option');
  await words.nth(1).tap();
  if (stretch === 'two paragraphs') {
    await page.getByRole('button', { name: /^Continuer sur le paragraphe/ }).tap();
    await page
      .getByRole('group', { name: `Paragraphe ${ground.second.number}` })
      .getByRole('option')
      .nth(2)
      .tap();
  } else await words.nth(9).tap();
  const chosen = await chosenWords(page);
  await page.locator('#post [name=body]').fill(BODY);
  const id = await send(page, (name) => page.getByRole('button', { name }).tap());
  return [chosen, id];
}

/**
 * By a finger that stays on a word, as systems select by touch, and the button that appears. Where the browser at hand selects nothing by
 * touch, its selection is set as the system would; the button is tapped all the same. Gives whether the browser did it itself.
 */
export async function byLongPress(
  page: Page,
  ground: Ground,
): Promise<{ bySystem: boolean; words: string; id: string }> {
  const { x, y, toX, toY } = await endsOf(page, ground, 'inline');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 6, y }] });
  await page.waitForTimeout(900);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const bySystem = await page.evaluate<boolean>('!getSelection().isCollapsed');
  if (!bySystem) {
    await page.evaluate(`(() => {
      const [from, to] = [document.caretPositionFromPoint(${x}, ${y}), document.caretPositionFromPoint(${toX}, ${toY})];
      getSelection().setBaseAndExtent(from.offsetNode, from.offset, to.offsetNode, to.offset);
    })()`);
  }
  await page.getByRole('button', { name: 'Commenter ces mots' }).tap();
  const [words, id] = await writeAndSend(page);
  return { bySystem, words, id };
}
