import { agreeing, counted } from '#platform/text';
import type { ImportWarning } from '../text/section.types';

/** What a document holds besides what a text can keep, to be told to whoever imports it. */
export interface DocxFacts {
  insertions: number;
  deletions: number;
  moves: number;
  comments: number;
  equations: number;
  /** Tables of contents, of figures, of words. */
  contents: number;
  textBoxes: number;
  /** Shapes, charts and diagrams that hold no picture and no words. */
  drawings: number;
  /** Runs of hidden text. */
  hidden: number;
  /** Content controls that nobody filled in. */
  placeholders: number;
  /** Parts in another format inside the document, which only Word reads. */
  embedded: number;
  /** Items of lists that Word numbers with letters or Roman figures. */
  lettered: number;
  /** Headings inside tables. */
  tableHeadings: number;
  /** Headers and footers with words. */
  margins: number;
}

export const noFacts = (): DocxFacts => ({
  insertions: 0,
  deletions: 0,
  moves: 0,
  comments: 0,
  equations: 0,
  contents: 0,
  textBoxes: 0,
  drawings: 0,
  hidden: 0,
  placeholders: 0,
  embedded: 0,
  lettered: 0,
  tableHeadings: 0,
  margins: 0,
});

/** Lists that are numbered otherwise than by figures, in both formats. */
export const sayLettered = (count: number): string =>
  agreeing(
    count,
    'Un élément de liste numérotée par des lettres ou des chiffres romains est numéroté 1, 2, 3 : vérifiez les renvois.',
    (number) =>
      `${number} éléments de listes numérotées par des lettres ou des chiffres romains sont numérotés 1, 2, 3 : vérifiez les renvois.`,
  );

/** One sentence for each thing that was left out or changed, in French. */
const SENTENCES: [
  count: (facts: DocxFacts) => number,
  sentence: (count: number, facts: DocxFacts) => string,
][] = [
  [
    ({ insertions, deletions, moves }) => insertions + deletions + moves,
    (_, { insertions, deletions, moves }) => {
      const applied = [
        ...(insertions > 0 ? [counted(insertions, 'ajout')] : []),
        ...(deletions > 0 ? [counted(deletions, 'suppression')] : []),
        ...(moves > 0 ? [counted(moves, 'déplacement')] : []),
      ].join(', ');
      return `Ce document porte des modifications suivies, appliquées ici : ${applied}. Pour un autre choix, acceptez-les ou refusez-les dans le document.`;
    },
  ],
  [
    ({ comments }) => comments,
    (count) =>
      agreeing(
        count,
        'Un commentaire de relecture du document n’est pas importé.',
        (number) => `Les ${number} commentaires de relecture du document ne sont pas importés.`,
      ),
  ],
  [
    ({ equations }) => equations,
    (count) =>
      agreeing(
        count,
        'Une équation du document est reprise en texte simple, sur une ligne : vérifiez-la.',
        (number) =>
          `Les ${number} équations du document sont reprises en texte simple, sur une ligne : vérifiez-les.`,
      ),
  ],
  [
    ({ contents }) => contents,
    () =>
      'La table des matières, des figures ou des mots du document n’est pas reprise : la plateforme fait la sienne.',
  ],
  [
    ({ textBoxes }) => textBoxes,
    (count) =>
      agreeing(
        count,
        'Le texte d’une zone de texte est placé après le paragraphe auquel elle est attachée : vérifiez que l’ordre convient.',
        (number) =>
          `Le texte de ${number} zones de texte est placé après les paragraphes auxquels elles sont attachées : vérifiez que l’ordre convient.`,
      ),
  ],
  [
    ({ drawings }) => drawings,
    (count) =>
      agreeing(
        count,
        'Un dessin, diagramme ou graphique de Word n’est pas repris : remplacez-le par une image.',
        (number) =>
          `${number} dessins, diagrammes ou graphiques de Word ne sont pas repris : remplacez-les par des images.`,
      ),
  ],
  [
    ({ hidden }) => hidden,
    (count) =>
      agreeing(
        count,
        'Un passage de texte masqué n’est pas repris.',
        (number) => `${number} passages de texte masqué ne sont pas repris.`,
      ),
  ],
  [
    ({ placeholders }) => placeholders,
    (count) =>
      agreeing(
        count,
        'Un champ à remplir est resté vide : le texte qui invite à le remplir n’est pas repris.',
        (number) =>
          `${number} champs à remplir sont restés vides : le texte qui invite à les remplir n’est pas repris.`,
      ),
  ],
  [
    ({ embedded }) => embedded,
    (count) =>
      agreeing(
        count,
        'Un document incorporé n’est pas repris : copiez son texte dans le document.',
        (number) => `${number} documents incorporés ne sont pas repris : copiez leur texte dans le document.`,
      ),
  ],
  [({ lettered }) => lettered, sayLettered],
  [
    ({ tableHeadings }) => tableHeadings,
    (count) =>
      agreeing(
        count,
        'Un titre placé dans un tableau y reste, en gras, et ne fait pas de section.',
        (number) =>
          `${number} titres placés dans des tableaux y restent, en gras, et ne font pas de section.`,
      ),
  ],
  [({ margins }) => margins, () => 'Les en-têtes et les pieds de page ne sont pas repris.'],
];

export function sayWhatWasDone(facts: DocxFacts, file: string): ImportWarning[] {
  return SENTENCES.flatMap(([count, sentence]) =>
    count(facts) > 0 ? [{ file, line: 0, message: sentence(count(facts), facts) }] : [],
  );
}
