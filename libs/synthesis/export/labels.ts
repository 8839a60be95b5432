import type {
  RecordChannel,
  RecordKind,
  RecordOutcome,
  RecordPosition,
  RecordProvenance,
  RecordState,
} from './snapshot-record';

export const KIND_LABELS: Record<RecordKind, string> = {
  remark: 'Remarque',
  question: 'Question',
  amendment: 'Proposition de rédaction',
};

export const POSITION_LABELS: Record<RecordPosition, string> = {
  for: 'Pour',
  mixed: 'Mitigé',
  against: 'Contre',
};

export const CHANNEL_LABELS: Record<RecordChannel, string> = {
  online: 'En ligne',
  in_room: 'En réunion publique',
  mail: 'Par courrier',
  written: 'Contribution écrite',
  imported: 'Reprise d’une concertation antérieure',
};

export const STATE_LABELS: Record<RecordState, string> = {
  submitted: 'Déposée',
  in_review: 'En cours de modération',
  published: 'Publiée',
  refused: 'Refusée',
  hidden: 'Masquée par la modération',
  withdrawn: 'Retirée par son auteur',
};

export const OUTCOME_LABELS: Record<RecordOutcome, string> = {
  accepted: 'Retenue',
  accepted_in_part: 'Retenue en partie',
  not_accepted: 'Non retenue',
  already_covered: 'Déjà prise en compte',
  out_of_scope: 'Hors du champ de la concertation',
  deferred: 'Reportée à la prochaine édition',
  answered: 'Réponse apportée',
};

/** What each disposition means, for the page that explains how to read the document. */
export const OUTCOME_MEANINGS: Record<RecordOutcome, string> = {
  accepted: 'le texte a été modifié dans le sens demandé.',
  accepted_in_part: 'le texte a été modifié sur une partie de ce qui était demandé.',
  not_accepted: 'le texte n’a pas été modifié ; le motif est indiqué.',
  already_covered: 'le texte soumis répondait déjà à la demande.',
  out_of_scope: 'la demande ne relève pas de la doctrine.',
  deferred: 'la demande sera examinée de nouveau lors de la prochaine édition.',
  answered: 'une réponse a été donnée à la question posée.',
};

export const NO_DISPOSITION = 'Sans suite donnée à ce jour';

export const VERBATIM_LABELS = { verbatim: 'Mot pour mot', summarised: 'Résumé' };

/** Null when nobody said which of the two. */
export function verbatimLabel(verbatim: RecordProvenance['verbatim']): string | null {
  if (verbatim === null) return null;
  return verbatim ? VERBATIM_LABELS.verbatim : VERBATIM_LABELS.summarised;
}

/** The number of a comment as people quote it: « C-0042 ». */
export const referenceOf = (number: number): string => `C-${String(number).padStart(4, '0')}`;
