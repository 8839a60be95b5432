import type { DispositionNotice, PublishedOfAuthor } from '#synthesis';
import { counted, frenchNumber } from '#platform/text';
import { letter, type Letter } from './letter';

interface Addresses {
  contribution: (commentId: string) => string;
  /** The list of all that the author has sent. */
  all: string;
}

/** What the drafters made of an author's contributions is public: all of one publication in one letter. Motives are on the pages. */
export const dispositionsMail = (notice: DispositionNotice, addresses: Addresses): Letter => {
  const { consultationTitle, dispositions, count } = notice;
  const [only] = dispositions;
  const where = `de la concertation « ${consultationTitle} »`;
  if (count === 1 && only) {
    return letter('contribution-disposition', subjectOf(only), [
      `Les rédacteurs ${where} ont rendu publique la suite ${newness(only)}donnée à votre contribution (section « ${only.sectionTitle} ») :\n${only.outcome}.`,
      `Le motif et votre texte se lisent à l’adresse\n${addresses.contribution(only.commentId)}`,
    ]);
  }
  const more = count - dispositions.length;
  return letter(
    'contribution-dispositions',
    `Une suite est donnée à ${frenchNumber(count)} de vos contributions`,
    [
      `Les rédacteurs ${where} ont rendu publiques les suites données à vos contributions. Chacune se lit avec son motif à l’adresse indiquée.`,
      ...dispositions.map(
        (disposition) =>
          `Section « ${disposition.sectionTitle} » : ${disposition.outcome}${disposition.replaces ? ' (remplace la suite précédente)' : ''}\n${addresses.contribution(disposition.commentId)}`,
      ),
      more > 0
        ? `Et ${counted(more, 'autre')}, dans la liste de vos contributions :\n${addresses.all}`
        : `Toutes vos contributions :\n${addresses.all}`,
    ],
  );
};

const subjectOf = ({ replaces }: PublishedOfAuthor): string =>
  replaces ? 'La suite donnée à votre contribution a changé' : 'Une suite est donnée à votre contribution';

const newness = ({ replaces }: PublishedOfAuthor): string => (replaces ? 'maintenant ' : '');
