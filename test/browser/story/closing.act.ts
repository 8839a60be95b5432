import type { Actor } from './actor';
import { choosePassage, CONSULTATION, findSection, followInContents, menu } from './arriving.act';
import { REVISED_READ } from './answering.act';

const LATE = 'Une dernière remarque, écrite pendant que la concertation se terminait.';

/** Somebody is still writing when it ends. */
export async function startWriting(other: Actor): Promise<void> {
  await findSection(other);
  await choosePassage(other);
  await other.unfold('Commenter ce paragraphe');
  await other.write('Votre texte', LATE);
}

export async function close(administrator: Actor): Promise<void> {
  await administrator.follow('Administration', menu(administrator));
  await administrator.follow(CONSULTATION);
  await administrator.follow('Clore maintenant');
  await administrator.sees('C’est définitif');
  await administrator.press('Clore la concertation');
  await administrator.sees('La concertation est close.');
  await administrator.hasNo('button', 'Clore la concertation');
}

/** What was typed is not lost; it is only not received any more. */
export async function isTooLate(other: Actor): Promise<void> {
  await other.press('Envoyer ma contribution');
  await other.sees('Cette concertation est close', other.main.getByRole('alert'));
  await other.sees('La concertation est close depuis le');
  await other.doing('still has what they wrote', async () => {
    const kept = await other.main.getByRole('textbox', { name: 'Votre texte' }).first().inputValue();
    if (kept !== LATE) throw new Error(kept);
  });
}

/** Who comes later reads everything, is told why there is no form, and finds none. */
export async function findsItClosed(person: Actor): Promise<void> {
  await person.open('/');
  await person.sees('Close');
  await person.follow(/^Lire le texte et les contributions$/);
  await followInContents(person);
  await person.sees('La concertation est close depuis le');
  await choosePassage(person);
  await person.sees(REVISED_READ);
  await person.hasNo('textbox');
  await person.hasNo('button', /^(Envoyer|Pour|Prévisualiser)/);
  await person.hasNo('link', /^(Répondre|Modifier)/);
  await person.seesNot('Commenter ce paragraphe');
}
