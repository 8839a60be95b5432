import { INSULT, QUESTION } from '../../verify/main-job/contributing.act';
import { FACTS } from '../../verify/main-job/moderating.act';
import type { Actor } from './actor';
import { menu } from './arriving.act';
import { REMARK_READ } from './contributing.act';

async function openQueue(moderator: Actor, count: number): Promise<void> {
  await moderator.follow('Modération', menu(moderator));
  await moderator.seesA('heading', 'Modération');
  await moderator.sees(
    count === 0
      ? 'Tout est à jour'
      : `${count} ${count > 1 ? 'dossiers attendent' : 'dossier attend'} une décision`,
  );
}

/** Refuses the unwanted text with a coded reason; publishes the remark and the question. */
export async function moderate(moderator: Actor): Promise<void> {
  await openQueue(moderator, 3);
  await refuseUnwanted(moderator);
  await moderator.sees('2 dossiers attendent une décision');
  for (const text of [REMARK_READ, QUESTION]) await publish(moderator, text);
  await moderator.sees('Tout est à jour');
}

async function refuseUnwanted(moderator: Actor): Promise<void> {
  await moderator.follow(new RegExp(INSULT));
  await moderator.sees('Ce dossier est libre');
  // In the text, each mark is followed by the number of what was seen.
  await moderator.sees(', rien ne marche. Appelez-moi au');
  await moderator.sees('Numéro de téléphone');
  await moderator.sees('Mot de la liste des injures');
  await moderator.press('Prendre en charge');
  await moderator.sees('Vous avez ce dossier en charge jusqu’à');
  const decision = moderator.part('region', 'Votre décision');
  await moderator.tick(/^Refuser/, decision);
  await moderator.choose('Motif de la charte', 'Propos injurieux', decision);
  await moderator.write('Faits retenus', FACTS, decision);
  await moderator.sees('Ce que l’auteur recevra', decision);
  await moderator.press('Décider et revenir à la liste', decision);
  await moderator.sees('le texte est refusé, et son auteur reçoit l’exposé des motifs');
}

/** Takes the case of a text from the list, and publishes it. */
async function publish(moderator: Actor, text: string): Promise<void> {
  await moderator.press(
    'Prendre en charge',
    moderator.main.getByRole('row').filter({ hasText: text.slice(0, 40) }),
  );
  await moderator.sees('Vous avez ce dossier en charge jusqu’à');
  await moderator.sees(text);
  const decision = moderator.part('region', 'Votre décision');
  await moderator.tick(/^Publier/, decision);
  await moderator.press('Décider et revenir à la liste', decision);
  await moderator.sees('le texte est publié, et son auteur en est informé');
}

/** What came since: everything but the appeal against their own decision, which they may not judge. */
export async function publishOne(moderator: Actor, text: string): Promise<void> {
  await openQueue(moderator, 1);
  await publish(moderator, text);
  await moderator.sees('Tout est à jour');
}

export async function publishBesideAppeal(moderator: Actor, text: string): Promise<void> {
  await openQueue(moderator, 2);
  await moderator.sees('Recours contre votre décision : un autre modérateur la reverra');
  await publish(moderator, text);
}
