import { INSULT, UNWANTED } from '../../verify/main-job/contributing.act';
import { REVISED } from '../../verify/main-job/conversing.act';
import { FACTS } from '../../verify/main-job/moderating.act';
import type { Actor } from './actor';
import { findSection, menu } from './arriving.act';
import { REMARK_READ } from './contributing.act';

export const REVISED_READ = REVISED.replaceAll('**', '');

const MOTIVE = 'Le numéro donné est celui du standard de la maison de santé, qui est public.';

/** Reads why a text was refused, and asks that somebody else looks at it again. */
export async function appeal(author: Actor): Promise<void> {
  await author.follow('Mes contributions', menu(author));
  await author.seesA('heading', 'Mes contributions');
  await author.follow(new RegExp(INSULT));
  await author.sees('Non publiée');
  await author.sees(UNWANTED);
  await author.sees('Propos injurieux');
  await author.sees(FACTS);
  await author.sees('Défenseur des droits');
  await author.follow('Former un recours');
  await author.write('Ce que vous opposez à la décision', MOTIVE);
  await author.press('Envoyer le recours');
  await author.sees('Votre recours est enregistré.');
  await author.sees('Vous avez formé un recours le');
  await author.hasNo('link', 'Former un recours');
}

/** Writes the published remark anew; until it is read, the public text stays. */
export async function revise(author: Actor): Promise<void> {
  await author.follow('Mes contributions', menu(author));
  await author.follow(new RegExp(REMARK_READ.slice(0, 40)));
  await author.sees('Publiée');
  await author.follow('Modifier');
  await author.seesA('heading', 'Modifier votre contribution');
  await author.write(/^Texte/, REVISED);
  await author.press('Envoyer le nouveau texte');
  await author.sees('Votre nouveau texte est envoyé.');
  await author.sees('d’ici là, le texte public reste le précédent');
  await author.sees(REVISED_READ);
  await findSection(author);
  await author.sees('Nouveau texte en attente');
  await author.sees(REMARK_READ);
}
