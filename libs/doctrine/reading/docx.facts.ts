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

/** One sentence for each thing that was left out or changed, in French. */
const SENTENCES: [
  count: (facts: DocxFacts) => number,
  sentence: (count: number, facts: DocxFacts) => string,
][] = [
  [
    ({ insertions, deletions, moves }) => insertions + deletions + moves,
    (_, { insertions, deletions, moves }) =>
      `Ce document porte des modifications suivies : ${insertions} ajout(s) sont acceptés, ${deletions} suppression(s) et ${moves} déplacement(s) sont appliqués. Pour un autre choix, acceptez-les ou refusez-les dans le document.`,
  ],
  [
    ({ comments }) => comments,
    (count) => `Les ${count} commentaire(s) de relecture du document ne sont pas importés.`,
  ],
  [
    ({ equations }) => equations,
    (count) => `Les ${count} équation(s) du document ne sont pas importées : écrivez-les en texte.`,
  ],
  [
    ({ contents }) => contents,
    () =>
      'La table des matières, des figures ou des mots du document n’est pas reprise : la plateforme fait la sienne.',
  ],
  [
    ({ textBoxes }) => textBoxes,
    (count) =>
      `Le texte de ${count} zone(s) de texte est placé après le paragraphe auquel elles sont attachées : vérifiez que l’ordre convient.`,
  ],
  [
    ({ drawings }) => drawings,
    (count) =>
      `${count} dessin(s), diagramme(s) ou graphique(s) de Word ne sont pas repris : remplacez-les par des images.`,
  ],
  [({ hidden }) => hidden, (count) => `${count} passage(s) de texte masqué ne sont pas repris.`],
  [
    ({ placeholders }) => placeholders,
    (count) =>
      `${count} champ(s) à remplir sont restés vides : le texte qui invite à les remplir n’est pas repris.`,
  ],
  [
    ({ embedded }) => embedded,
    (count) => `${count} document(s) incorporé(s) ne sont pas repris : copiez leur texte dans le document.`,
  ],
  [
    ({ lettered }) => lettered,
    (count) =>
      `${count} élément(s) de listes numérotées par des lettres ou des chiffres romains sont numérotés 1, 2, 3 : vérifiez les renvois.`,
  ],
  [
    ({ tableHeadings }) => tableHeadings,
    (count) =>
      `${count} titre(s) placés dans des tableaux restent dans le tableau, en gras, et ne font pas de section.`,
  ],
  [({ margins }) => margins, () => 'Les en-têtes et les pieds de page ne sont pas repris.'],
];

export function sayWhatWasDone(facts: DocxFacts, file: string): ImportWarning[] {
  return SENTENCES.flatMap(([count, sentence]) =>
    count(facts) > 0 ? [{ file, line: 0, message: sentence(count(facts), facts) }] : [],
  );
}
