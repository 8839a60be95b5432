import type { Actor } from './actor';
import { choosePassage, CONSULTATION, findSection, isAtPassage, menu, signInByMail } from './arriving.act';
import { articleOf } from './contributing.act';
import { REVISED_READ } from './answering.act';

const TEXT = 'Sans script non plus, **rien ne doit se perdre** : le NIA devrait porter une date de fin.';
const READ = TEXT.replaceAll('**', '');
const REPLY = 'Dans notre centre, c’est le service des admissions qui corrige.';

/** The part of the story that everybody meets, by somebody whose browser runs no scripts. */
export async function readAndComment(person: Actor, email: string): Promise<void> {
  await findSection(person);
  const number = await choosePassage(person);
  await person.hasNo('textbox', 'Votre texte');
  await person.follow('Se connecter pour contribuer');
  await signInByMail(person, email);
  await isAtPassage(person, number);

  await person.unfold('Commenter ce paragraphe');
  await person.write('Votre texte', TEXT);
  await person.press('Prévisualiser');
  await person.sees(READ, person.part('region', 'Aperçu'));
  await person.press('Envoyer ma contribution');
  await person.sees('Votre texte est enregistré.');
  await person.seesAfterReloading('Une personne va le relire avant sa publication.');
  await isAtPassage(person, number);
  await person.sees(READ);

  await reply(person);
  await react(person);
  await withdraw(person);
  await search(person);
}

async function reply(person: Actor): Promise<void> {
  await person.follow(/^Répondre à/, articleOf(person, REVISED_READ));
  const form = person.part('region', /^Répondre à/);
  await person.write('Votre texte', REPLY, form);
  await person.press('Envoyer ma réponse', form);
  await person.sees('Votre texte est enregistré.');
  await person.sees(REPLY);
}

async function react(person: Actor): Promise<void> {
  const remark = articleOf(person, REVISED_READ);
  await person.press(/^Contre 0/, remark);
  await person.seesA('button', /^Contre 1/, articleOf(person, REVISED_READ));
}

async function withdraw(person: Actor): Promise<void> {
  await person.follow('Mes contributions', menu(person));
  await person.follow(new RegExp(READ.slice(0, 40)));
  await person.follow('Retirer');
  await person.sees('Vous ne pourrez pas revenir en arrière.');
  await person.press('Retirer la contribution');
  await person.sees('Votre contribution est retirée.');
  await person.sees('Vous avez retiré cette contribution.');
}

async function search(person: Actor): Promise<void> {
  await person.open('/');
  await person.follow(/^Lire et commenter$/);
  await person.seesA('heading', CONSULTATION);
  await person.follow('Voir toutes les contributions');
  await person.doing('searches', () => person.main.getByRole('searchbox').first().fill('identitovigilance'));
  await person.press(/^Rechercher/);
  await person.sees(REVISED_READ);
  await person.doing('searches again', () => person.main.getByRole('searchbox').first().fill('introuvable'));
  await person.press(/^Rechercher/);
  await person.seesNot(REVISED_READ);
}
