import { QUESTION, REMARK, UNWANTED } from '../../verify/main-job/contributing.act';
import { ANSWER } from '../../verify/main-job/conversing.act';
import type { Actor } from './actor';
import { choosePassage, findSection, isAtPassage, signInByMail } from './arriving.act';

/** As readers see the remark: its Markdown is a style now. */
export const REMARK_READ = REMARK.replaceAll('**', '');

export const STAGE = 'Rennes';

const discussion = (person: Actor) => person.part('region', /^Discussion d/);

/** Reads, signs in, comes back to the same paragraph, looks at a preview and sends; then sees that it waits. */
export async function contribute(author: Actor, email: string): Promise<void> {
  await findSection(author);
  const number = await choosePassage(author);
  await author.hasNo('textbox');
  await author.follow('Se connecter pour contribuer');
  await signInByMail(author, email);
  await isAtPassage(author, number);
  await author.seesA('textbox', 'Votre texte');

  await author.write('Votre texte', REMARK, discussion(author));
  await author.tick('Remarque', discussion(author));
  await author.choose('Position', 'Mitigé', discussion(author));
  await chooseStage(author);
  await author.press('Prévisualiser');
  const preview = author.part('region', 'Aperçu');
  await author.sees(REMARK_READ, preview);
  await author.sees('Ce texte n’est pas encore envoyé', preview);
  await author.doing('still has what they wrote', async () => {
    const kept = await author.main.getByRole('textbox', { name: 'Votre texte' }).first().inputValue();
    if (kept !== REMARK) throw new Error(kept);
  });
  await author.press('Envoyer ma contribution');
  await author.sees('Votre texte est enregistré.');
  await author.sees('Une personne va le relire avant sa publication.');
  await author.sees('En attente de modération');
  await author.sees(REMARK_READ);
}

async function chooseStage(author: Actor): Promise<void> {
  const field = discussion(author).getByRole('combobox', { name: 'Étape du tour' }).first();
  const names = await field.getByRole('option').allInnerTexts();
  const rennes = names.find((name) => name.includes(STAGE));
  await author.doing('finds the stage of Rennes', () =>
    rennes === undefined ? Promise.reject(new Error(names.join(', '))) : Promise.resolve(),
  );
  await author.choose('Étape du tour', rennes ?? '', discussion(author));
}

/** A text that will not do, on the whole section; the preview warns of the telephone number. */
export async function sendUnwanted(author: Actor): Promise<void> {
  await author.follow('Toute la section');
  await author.seesA('heading', 'Discussion de la section');
  await author.unfold('Commenter la section');
  await author.write('Votre texte', UNWANTED, discussion(author));
  await author.press('Prévisualiser');
  await author.sees('à vérifier avant d’envoyer', author.part('region', 'Aperçu'));
  await author.press('Envoyer ma contribution');
  await author.sees('Une personne va le relire avant sa publication.');
}

/** Somebody else sees nothing of what waits, and asks a question of their own. */
export async function askQuestion(other: Actor, email: string): Promise<void> {
  await findSection(other);
  await other.seesNot(REMARK_READ);
  await other.follow('Se connecter pour contribuer');
  await signInByMail(other, email);
  await other.unfold('Commenter la section');
  await other.tick('Question', discussion(other));
  await other.write('Votre texte', QUESTION, discussion(other));
  await other.press('Envoyer ma contribution');
  await other.sees('Une personne va le relire avant sa publication.');
}

/** The article of a contribution of the discussion, by its words. */
export const articleOf = (person: Actor, words: string) =>
  person.main.getByRole('article').filter({ hasText: words }).first();

/** After publication: the remark with its stage, an answer to it, an opinion on it. */
export async function replyAndReact(other: Actor): Promise<void> {
  await findSection(other);
  await choosePassage(other);
  const remark = articleOf(other, REMARK_READ);
  await other.sees(STAGE, remark);
  await other.sees('Mitigé', remark);
  await other.press(/^Pour 0/, remark);
  await other.seesA('button', /^Pour 1/, remark);
  await other.doing('sees that their opinion is taken', async () => {
    const pressed = await remark.getByRole('button', { name: /^Pour/ }).getAttribute('aria-pressed');
    if (pressed !== 'true') throw new Error(String(pressed));
  });
  await other.follow(/^Répondre à/, remark);
  const form = other.part('region', /^Répondre à/);
  await other.write('Votre texte', ANSWER, form);
  await other.choose('Position', 'Pour', form);
  await other.press('Envoyer ma réponse', form);
  await other.sees('Votre texte est enregistré.');
  await other.sees('Une personne va le relire avant sa publication.');
}

/** The author finds the answer below the remark. */
export async function readReply(author: Actor): Promise<void> {
  await findSection(author);
  await author.sees(ANSWER);
  await author.sees(REMARK_READ);
  await author.seesA('list', '1 réponse');
}
