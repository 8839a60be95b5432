import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { QUESTION } from '../../verify/main-job/contributing.act';
import { ANSWER } from '../../verify/main-job/conversing.act';
import { MOTIVE } from '../../verify/main-job/drafting.act';
import type { Actor } from './actor';
import { menu } from './arriving.act';
import { REVISED_READ } from './answering.act';
import { articleOf } from './contributing.act';

const LABEL = 'Arrêté de la concertation';
const ANSWERED =
  'Le téléservice est ouvert à tous les logiciels référencés dès la publication de la version finale.';

/** Says of each contribution what becomes of it. */
export async function dispose(drafter: Actor): Promise<void> {
  await drafter.follow('Rédaction', menu(drafter));
  await drafter.follow(/^Donner les suites manquantes/);
  await drafter.sees('Aucune suite donnée pour 2 contributions');
  await giveOutcome(drafter, REVISED_READ, 'Retenue', MOTIVE);
  await drafter.sees('1 suite donnée pour 2 contributions');
  await giveOutcome(drafter, QUESTION, 'Réponse apportée', ANSWERED);
  await drafter.sees('2 suites données pour 2 contributions');
  await drafter.sees('100 %');
}

async function giveOutcome(drafter: Actor, text: string, outcome: string, motive: string): Promise<void> {
  const article = articleOf(drafter, text);
  await drafter.choose('Suite à donner', outcome, article);
  await drafter.write('Motif', motive, article);
  await drafter.press('Enregistrer la suite', article);
  await drafter.sees('Suite enregistrée');
}

/** Freezes the whole, asks for the document, waits for it and takes it away. Gives its bytes. */
export async function takeAway(drafter: Actor, folder: string): Promise<number> {
  await drafter.follow('Arrêtés et exports');
  await drafter.sees('Aucun arrêté n’a été pris');
  await drafter.write('Nom du nouvel arrêté', LABEL);
  await drafter.press('Prendre un arrêté');
  await drafter.sees('L’arrêté est demandé.');
  const snapshot = drafter.part('article', LABEL);
  await drafter.sees('Empreinte SHA-256', snapshot);
  await drafter.sees(/contributions et réponses 3/, snapshot);
  await drafter.tick(/^Document Word/, snapshot);
  await drafter.press('Demander le fichier', snapshot);
  await drafter.sees('Le fichier est demandé.');
  const link = snapshot.getByRole('link', { name: /\.docx$/ });
  await drafter.doing('waits for the document', () => link.waitFor());
  const [download] = await drafter.doing('downloads the document', () =>
    Promise.all([drafter.page.waitForEvent('download'), link.click()]),
  );
  const name = download.suggestedFilename();
  const file = join(folder, name);
  await download.saveAs(file);
  const bytes = await readFile(file);
  await drafter.doing('finds the document whole', () => {
    const text = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
    const missing = [REVISED_READ.slice(0, 60), ANSWER, QUESTION, MOTIVE].filter(
      (words) => !text.includes(words),
    );
    return name.endsWith('.docx') && missing.length === 0
      ? Promise.resolve()
      : Promise.reject(new Error(`${name} lacks ${missing.join(' | ')}`));
  });
  await drafter.sees(createHash('sha256').update(bytes).digest('hex'), snapshot);
  return bytes.length;
}
