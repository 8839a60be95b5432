import type { Actor } from './actor';

export const CONSULTATION = 'Concertation sur la doctrine technique';
export const SECTION = 'De quoi se compose l’INS';

/** Words of the paragraph that the story is about. */
export const PASSAGE = 'le numéro identifiant d’attente (NIA)';

/** From the home page to the section, by links alone. */
export async function findSection(person: Actor): Promise<void> {
  await person.open('/');
  await person.sees(CONSULTATION);
  await person.follow(/^Lire et commenter$/);
  await person.seesA('heading', CONSULTATION);
  await followInContents(person);
  await person.seesA('heading', new RegExp(SECTION));
  await person.sees(PASSAGE);
}

/** In the contents, where what lies deep is folded. */
export async function followInContents(person: Actor): Promise<void> {
  const contents = person.part('region', 'Sommaire');
  const named = { name: new RegExp(SECTION), includeHidden: true };
  const link = contents.getByRole('link', named);
  if (!(await link.isVisible())) {
    await person.doing('unfolds the part of the contents', () =>
      contents
        .getByRole('group')
        .filter({ has: person.page.getByRole('link', named) })
        .locator('summary')
        .first()
        .click(),
    );
  }
  await person.follow(new RegExp(SECTION), contents);
}

/** Chooses the paragraph of the story by the mark before it; gives its number. */
export async function choosePassage(person: Actor): Promise<string> {
  const paragraph = person.main
    .getByRole('listitem')
    .filter({ hasText: PASSAGE })
    .or(person.main.getByRole('paragraph').filter({ hasText: PASSAGE }));
  const mark = paragraph.getByRole('link', { name: /lire et commenter/ }).first();
  const number = /Paragraphe (\d+)/.exec((await mark.getAttribute('aria-label')) ?? '')?.[1] ?? '?';
  await person.doing('chooses the paragraph', () => mark.click());
  await isAtPassage(person, number);
  return number;
}

/** The discussion is that of the paragraph, and says its words. */
export async function isAtPassage(person: Actor, number: string): Promise<void> {
  const discussion = person.part('region', `Discussion du paragraphe ${number}`);
  await person.sees(PASSAGE, discussion);
}

/** Asks for a link, finds it in the mailbox of the sample, and confirms. */
export async function signInByMail(person: Actor, email: string): Promise<void> {
  await person.write('Adresse électronique', email);
  await person.press('Recevoir un lien');
  await person.sees(`envoyé à ${email}`);
  await person.follow('Ouvrir la boîte aux lettres de démonstration');
  await person.seesA('heading', 'Boîte aux lettres de démonstration');
  const mail = person.main
    .getByRole('group')
    .filter({ hasText: `À ${email}` })
    .first();
  await person.sees('Votre lien de connexion', mail);
  await person.follow(/connexion\/lien/, mail);
  await person.seesA('heading', 'Confirmer la connexion');
  await person.press('Se connecter');
  await person.sees('Vous êtes connecté.');
}

/** Somebody who comes to work: signs in from the top of the home page. */
export async function comeToWork(person: Actor, email: string): Promise<void> {
  await person.open('/');
  await person.follow('Se connecter', person.page.getByRole('banner'));
  await signInByMail(person, email);
}

/** The menu at the top of every page. */
export const menu = (person: Actor) => person.page.getByRole('navigation', { name: 'Menu principal' });
