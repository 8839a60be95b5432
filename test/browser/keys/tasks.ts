import { ROLES, type Role, type Site } from '../site';
import type { Keyboard } from './keyboard';

/** Something that a person comes to do, done by keys alone. */
export interface Task {
  name: string;
  role: Role;
  width?: number;
  play: (keys: Keyboard, site: Site) => Promise<void>;
}

const sectionPath = ({ facts: { open, section } }: Site): string =>
  `/concertations/${open}/sections/${section}`;

/** A paragraph of the section with contributions of others. */
const passagePath = (site: Site): string => `${sectionPath(site)}?paragraphe=${site.facts.block}`;

const expect = (isSo: boolean, sentence: string): void => {
  if (!isSo) throw new Error(sentence);
};

/** Opens the folded part that has the focus. */
async function unfold(keys: Keyboard): Promise<void> {
  if (await keys.ask<boolean>('!element.parentElement.open')) await keys.press('Space');
  expect(await keys.ask<boolean>('element.parentElement.open'), 'the space bar unfolds');
}

/** Rewrites a section: words, a mark of the toolbar, a reason; and goes back to the tree. */
async function writeSection(keys: Keyboard, { facts: { doctrine, written } }: Site): Promise<void> {
  await keys.open(`/redaction/doctrines/${doctrine}/sections/${written}`);
  await keys.to('textbox', /^Texte/);
  await keys.press('Control+End');
  await keys.type(' Une phrase de plus');
  await keys.tab('Shift+Tab');
  expect(await keys.ask<boolean>("element.closest('[role=toolbar]') !== null"), 'the toolbar is one stop');
  await keys.press('ArrowRight');
  expect(await keys.ask<boolean>("element.textContent === 'Italique'"), 'arrows go from button to button');
  await keys.press('Enter');
  expect(await keys.ask<boolean>("element.value.endsWith('*italique*')"), 'the button writes at the cursor');
  await keys.press('Control+z');
  expect(await keys.ask<boolean>("!element.value.includes('*italique*')"), 'what it wrote can be undone');
  await keys.to('textbox', /^Motif du changement/);
  await keys.type('Une précision');
  await keys.to('button', 'Enregistrer le brouillon');
  await keys.press('Enter');
  await keys.sees('Le brouillon est enregistré.');
  await keys.isSomewhere();
}

const SUMMARY = 'DisclosureTriangle';

async function skip(keys: Keyboard): Promise<void> {
  await keys.open('/');
  const first = await keys.tab();
  expect(first?.name === 'Contenu', 'the first stop of a page leads to its content');
  await keys.press('Enter');
  await keys.tab();
  expect(await keys.ask<boolean>("element.closest('main') !== null"), 'the content follows the link to it');
}

async function openMenu(keys: Keyboard): Promise<void> {
  await keys.open('/');
  await keys.to('button', 'Menu');
  expect(await keys.ask<boolean>("element.ariaExpanded === 'false'"), 'the menu is closed at first');
  await keys.press('Enter');
  expect(await keys.ask<boolean>("element.ariaExpanded === 'true'"), 'Enter opens the menu');
  await keys.to('link', 'Concertations');
  await keys.press('Enter');
  await keys.page.waitForURL('**/concertations');
  await keys.sees('Ouvertes');
  await keys.isSomewhere();
}

async function signIn(keys: Keyboard): Promise<void> {
  await keys.open('/');
  await keys.to('link', 'Se connecter');
  await keys.press('Enter');
  await keys.sees('Pas de mot de passe');
  await keys.to('textbox', /^Adresse électronique/);
  await keys.type('clavier@exemple.fr');
  await keys.press('Enter');
  await keys.sees('envoyé à clavier@exemple.fr');
  await keys.to('link', 'Ouvrir la boîte aux lettres de démonstration');
  await keys.press('Enter');
  await keys.sees('À clavier@exemple.fr');
  await keys.to('link', /connexion\/lien/);
  await keys.press('Enter');
  await keys.sees('Il reste à confirmer');
  await keys.to('button', 'Se connecter');
  await keys.press('Enter');
  await keys.sees('Vous êtes connecté.');
}

async function comment(keys: Keyboard, site: Site): Promise<void> {
  await keys.open(sectionPath(site));
  await keys.to('link', /^Paragraphe 1\b.*lire et commenter$/);
  await keys.press('Enter');
  await keys.sees('Discussion du paragraphe 1');
  await keys.isSomewhere();
  await keys.to(SUMMARY, /^Commenter ce paragraphe/);
  await unfold(keys);
  await keys.to('textbox', /^Votre texte/);
  await keys.type('Écrit au clavier seul : ce paragraphe gagnerait à donner un exemple.');
  await keys.to('radio', /^Remarque/);
  await keys.press('ArrowDown');
  expect(await keys.ask<boolean>("element.value === 'question' && element.checked"), 'arrows choose');
  await keys.to('combobox', /^Position/);
  await keys.press('ArrowDown');
  await keys.to('button', 'Prévisualiser');
  await keys.press('Enter');
  await keys.sees('Ce texte n’est pas encore envoyé.');
  await keys.isSomewhere();
  await keys.to('button', 'Envoyer ma contribution');
  await keys.press('Enter');
  await keys.sees('Votre texte est enregistré.');
  await keys.isSomewhere();
}

async function commentOnWords(keys: Keyboard, site: Site): Promise<void> {
  await keys.open(passagePath(site));
  await keys.to(SUMMARY, /^Commenter ce paragraphe/);
  await unfold(keys);
  await keys.to('radio', /^Tout le paragraphe/);
  await keys.press('ArrowDown');
  await keys.to('option', /./);
  await keys.press('ArrowRight');
  await keys.press('Space');
  await keys.press('Shift+ArrowRight');
  await keys.press('Shift+ArrowRight');
  expect(
    await keys.ask<boolean>("document.querySelectorAll('[role=option][aria-selected=true]').length === 3"),
    'Shift and arrows draw the choice out',
  );
  await keys.press('Home');
  expect(await keys.ask<boolean>("element.dataset.word === '0'"), 'Home leads to the first word');
  await keys.to('textbox', /^Votre texte/);
  await keys.type('Écrit au clavier seul, sur trois mots.');
  await keys.to('button', 'Envoyer ma contribution');
  await keys.press('Enter');
  await keys.sees('Votre texte est enregistré.');
  await keys.isSomewhere();
}

async function react(keys: Keyboard, site: Site): Promise<void> {
  await keys.open(passagePath(site));
  await keys.to('button', /^Mitigé/);
  const wasPressed = await keys.ask<string>('element.ariaPressed');
  await keys.press('Space');
  await keys.until(`element.ariaPressed !== null && element.ariaPressed !== '${wasPressed}'`);
  await keys.isSomewhere();
}

async function reply(keys: Keyboard, site: Site): Promise<void> {
  await keys.open(passagePath(site));
  await keys.to('link', /^Répondre à/);
  await keys.press('Enter');
  await keys.page.waitForURL(/repondre=/);
  await keys.to('textbox', /^Votre texte/);
  await keys.type('Répondu au clavier seul : nous avons fait le même constat.');
  await keys.to('button', 'Envoyer ma réponse');
  await keys.press('Enter');
  await keys.sees('Votre texte est enregistré.');
  await keys.isSomewhere();
}

async function report(keys: Keyboard, site: Site): Promise<void> {
  await keys.open(passagePath(site));
  await keys.to('link', /^Signaler la contribution/);
  await keys.press('Enter');
  await keys.sees('Signaler cette contribution aux modérateurs');
  await keys.to('radio', /./);
  await keys.press('Space');
  await keys.to('textbox', /^Ce qui pose problème/);
  await keys.type('Le texte parle d’un autre sujet que ce paragraphe.');
  await keys.to('button', 'Envoyer le signalement');
  await keys.press('Enter');
  await keys.sees('Merci, votre signalement est transmis aux modérateurs.');
  await keys.isSomewhere();
}

async function withdraw(keys: Keyboard, { facts }: Site): Promise<void> {
  await keys.open(`/mes-contributions/${facts.own.get('published') ?? 'aucune'}`);
  await keys.to('link', 'Retirer');
  await keys.press('Enter');
  await keys.sees('Retirer votre contribution');
  await keys.to('button', 'Retirer la contribution');
  await keys.press('Enter');
  await keys.sees('Votre contribution est retirée.');
  await keys.isSomewhere();
}

async function filter(keys: Keyboard, { facts }: Site): Promise<void> {
  await keys.open(`/concertations/${facts.open}/contributions`);
  await keys.to(SUMMARY, /^Filtrer et trier/);
  await unfold(keys);
  await keys.to('combobox', 'Nature');
  await keys.press('ArrowDown');
  await keys.to('button', 'Rechercher');
  await keys.press('Enter');
  await keys.page.waitForURL(/nature=remark/);
  await keys.sees('Résultats');
  await keys.isSomewhere();
}

async function decide(keys: Keyboard): Promise<void> {
  await keys.open('/moderation');
  await keys.to('button', /^Prendre en charge/);
  await keys.press('Enter');
  await keys.sees('Vous avez ce dossier en charge');
  await keys.isSomewhere();
  await keys.to('radio', /^(Publier|Laisser publié|Refuser|Masquer)/);
  await keys.press('Space');
  while (!(await keys.ask<boolean>("['refuse', 'hide'].includes(element.value)")))
    await keys.press('ArrowDown');
  await keys.to('combobox', /^Motif de la charte/);
  await keys.type('Propos i');
  expect(await keys.ask<boolean>("element.value === 'propos_injurieux'"), 'letters choose a reason');
  await keys.to('textbox', /^Faits retenus/);
  await keys.type('Décidé au clavier seul : le texte s’en prend à une personne.');
  await keys.to('button', 'Décider et revenir à la liste');
  await keys.press('Enter');
  await keys.sees('Décision enregistrée');
  await keys.isSomewhere();
}

async function dispose(keys: Keyboard): Promise<void> {
  await keys.open('/redaction');
  await keys.to('link', /^Donner les suites manquantes/);
  await keys.press('Enter');
  await keys.sees('Suite à donner');
  await keys.to('combobox', 'Suite à donner');
  await keys.type('Non r');
  expect(await keys.ask<boolean>("element.value === 'not_accepted'"), 'letters choose an outcome');
  await keys.to('textbox', /^Motif/);
  await keys.type('Donné au clavier seul : le texte final répond déjà à cette demande.');
  await keys.to('button', 'Enregistrer la suite');
  await keys.press('Enter');
  await keys.sees('Suite enregistrée');
  await keys.isSomewhere();
}

async function snapshot(keys: Keyboard, { facts }: Site): Promise<void> {
  await keys.open(`/redaction/${facts.open}/arretes`);
  await keys.to('textbox', /^Nom du nouvel arrêté/);
  await keys.type('Arrêté pris au clavier');
  await keys.press('Enter');
  await keys.sees('L’arrêté est demandé.');
  await keys.sees('Format du fichier');
  await keys.isSomewhere();
  await keys.to('radio', /^Document Word/);
  await keys.press('ArrowRight');
  expect(await keys.ask<boolean>("element.value === 'csv'"), 'arrows choose a format');
  await keys.to('button', 'Demander le fichier');
  await keys.press('Enter');
  await keys.sees('Le fichier est demandé.');
  await keys.sees('.csv');
  await keys.to('link', /\.csv$/);
}

async function changeRole(keys: Keyboard): Promise<void> {
  await keys.open('/administration/roles');
  await keys.to('textbox', /^Adresse électronique/);
  await keys.type(ROLES.participant);
  await keys.to('radio', /^Rapporteur/);
  await keys.press('Space');
  await keys.press('ArrowDown');
  expect(await keys.ask<boolean>("element.value === 'moderator'"), 'arrows choose a role');
  await keys.to('combobox', 'Dans');
  await keys.press('End');
  await keys.to('button', 'Donner le rôle');
  await keys.press('Enter');
  await keys.sees('Le rôle est donné.');
  await keys.isSomewhere();
  await keys.to('link', /^Reprendre à Camille.*Modérateur$/);
  await keys.press('Enter');
  await keys.sees('Reprendre ce rôle');
  await keys.to('button', 'Reprendre le rôle');
  await keys.press('Enter');
  await keys.sees('Le rôle est repris.');
  await keys.isSomewhere();
}

/** From the top of the page backwards: what is at its end is near. */
async function changeTheme(keys: Keyboard): Promise<void> {
  await keys.open('/');
  await keys.to('button', 'Sombre', 'Shift+Tab');
  await keys.press('Enter');
  await keys.until("document.documentElement.dataset.frScheme === 'dark'");
}

/** In this order: what the later ones need is left alone by the earlier ones. */
export const TASKS: readonly Task[] = [
  { name: 'skip to the content', role: 'visitor', play: skip },
  { name: 'open the menu on a small screen', role: 'visitor', width: 320, play: openMenu },
  { name: 'sign in', role: 'visitor', play: signIn },
  { name: 'comment on a paragraph', role: 'participant', play: comment },
  { name: 'comment on words of a paragraph', role: 'participant', play: commentOnWords },
  { name: 'react', role: 'participant', play: react },
  { name: 'reply', role: 'participant', play: reply },
  { name: 'report', role: 'participant', play: report },
  { name: 'withdraw', role: 'participant', play: withdraw },
  { name: 'filter the contributions', role: 'visitor', play: filter },
  { name: 'claim and decide a case', role: 'moderator', play: decide },
  { name: 'give a disposition', role: 'drafter', play: dispose },
  { name: 'take a snapshot and ask for a file', role: 'drafter', play: snapshot },
  { name: 'rewrite a section', role: 'drafter', play: writeSection },
  { name: 'give a role and take it back', role: 'administrator', play: changeRole },
  { name: 'change the theme', role: 'visitor', play: changeTheme },
];
