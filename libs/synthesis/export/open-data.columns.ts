import {
  CHANNEL_LABELS,
  KIND_LABELS,
  OUTCOME_LABELS,
  POSITION_LABELS,
  STATE_LABELS,
  VERBATIM_LABELS,
  verbatimLabel,
} from './labels';
import { legalText, plainText } from './plain-text';
import type { SnapshotRecord } from './snapshot-record';

export type OpenDataType = 'texte' | 'entier' | 'date-heure' | 'liste';
export type OpenDataValue = string | number | null | { titre: string; url: string }[];

export interface OpenDataColumn {
  name: string;
  type: OpenDataType;
  /** The only values that the column may take besides empty, when they are known beforehand. */
  values?: string[];
  /** French, published with the data. */
  description: string;
  read: (record: SnapshotRecord) => OpenDataValue;
}

/**
 * All that open data hold of a comment, in order; CSV and JSON both come from this list and from nothing else.
 * No column reads the author's shown name: a name that a person chose for a page that can be corrected or erased does not
 * go into files that are copied for ever (GDPR articles 5(1)(c) and 17). An organisation's name is that of a body.
 */
export const OPEN_DATA_COLUMNS: readonly OpenDataColumn[] = [
  text('reference', 'Numéro stable de la contribution ou de la réponse.', (r) => r.reference),
  text('section_numero', 'Numéro de la section commentée.', (r) => r.section.number),
  text('section_titre', 'Titre de la section commentée.', (r) => r.section.title),
  text('section_identifiant', 'Identifiant stable de la section commentée.', (r) => r.section.slug),
  text('passage_commente', 'Passage commenté ; vide si c’est la section entière.', (r) => r.passage),
  coded('type', 'Nature de la contribution.', Object.values(KIND_LABELS), (r) => KIND_LABELS[r.kind]),
  coded('position', 'Position exprimée, s’il y en a une.', Object.values(POSITION_LABELS), (r) =>
    r.position ? POSITION_LABELS[r.position] : null,
  ),
  coded(
    'etat',
    'État au jour de l’arrêté ; les textes masqués ou retirés ne sont pas diffusés.',
    [STATE_LABELS.published, STATE_LABELS.hidden, STATE_LABELS.withdrawn],
    (r) => STATE_LABELS[r.state],
  ),
  text('titre', 'Titre de la contribution.', (r) => r.title),
  text('texte_markdown', 'Texte tel qu’il a été écrit, en Markdown.', (r) => r.body),
  text('texte_brut', 'Même texte sans mise en forme.', (r) => plainText(r.body)),
  text('redaction_proposee', 'Rédaction proposée pour le passage commenté.', (r) => r.proposedWording),
  text('categorie_acteur', 'Catégorie d’acteur de l’auteur.', (r) => r.author.category),
  text('organisation', 'Organisation au nom de laquelle l’auteur s’exprime.', (r) => r.author.organisation),
  text('etape', 'Étape du tour où la contribution a été recueillie.', (r) => r.provenance.stage),
  coded(
    'canal',
    'Voie par laquelle la contribution est arrivée.',
    Object.values(CHANNEL_LABELS),
    (r) => CHANNEL_LABELS[r.provenance.channel],
  ),
  coded(
    'fidelite',
    'Propos rapportés mot pour mot ou résumés ; vide si l’auteur a écrit lui-même.',
    Object.values(VERBATIM_LABELS),
    (r) => verbatimLabel(r.provenance.verbatim),
  ),
  instant('deposee_le', 'Instant du dépôt (UTC).', (r) => r.createdAt),
  instant('publiee_le', 'Instant de la publication (UTC).', (r) => r.publishedAt),
  text('en_reponse_a', 'Référence à laquelle celle-ci répond.', (r) => r.parentReference),
  count('profondeur', '0 pour une contribution, 1 et plus pour une réponse.', (r) => r.depth),
  count('reactions_pour', 'Réactions « pour » sur la plateforme.', (r) => r.reactions.for),
  count('reactions_mitigees', 'Réactions « mitigé » sur la plateforme.', (r) => r.reactions.mixed),
  count('reactions_contre', 'Réactions « contre » sur la plateforme.', (r) => r.reactions.against),
  text(
    'decompte_origine',
    'Nom du décompte fait par la source d’origine ; ces voix ne sont pas des réactions de la plateforme.',
    (r) => r.sourceTally?.label ?? null,
  ),
  count('decompte_pour', 'Voix « pour » de ce décompte.', (r) => r.sourceTally?.for ?? null),
  count('decompte_mitigees', 'Voix « mitigé » de ce décompte.', (r) => r.sourceTally?.mixed ?? null),
  count('decompte_contre', 'Voix « contre » de ce décompte.', (r) => r.sourceTally?.against ?? null),
  count(
    'decompte_total',
    'Nombre de voix de ce décompte, quand la source le donne.',
    (r) => r.sourceTally?.total ?? null,
  ),
  {
    name: 'sources',
    type: 'liste',
    description: 'Sources citées : titre et adresse ; dans le CSV, une par ligne de la cellule.',
    read: (r) => r.sources.map((source) => ({ titre: legalText(source.title), url: legalText(source.url) })),
  },
  coded('suite', 'Suite donnée ; vide s’il n’y en a pas encore.', Object.values(OUTCOME_LABELS), (r) =>
    r.disposition ? OUTCOME_LABELS[r.disposition.outcome] : null,
  ),
  text('suite_motif', 'Motif de la suite donnée, en Markdown.', (r) => r.disposition?.motive ?? null),
  instant('suite_le', 'Instant où la suite a été donnée (UTC).', (r) => r.disposition?.setAt ?? null),
];

function text(
  name: string,
  description: string,
  value: (record: SnapshotRecord) => string | null,
): OpenDataColumn {
  return {
    name,
    type: 'texte',
    description,
    read: (record) => {
      const found = value(record);
      return found === null || found === '' ? null : legalText(found);
    },
  };
}

function coded(
  name: string,
  description: string,
  values: string[],
  read: (record: SnapshotRecord) => string | null,
): OpenDataColumn {
  return { name, type: 'texte', values, description, read };
}

function count(
  name: string,
  description: string,
  read: (record: SnapshotRecord) => number | null,
): OpenDataColumn {
  return { name, type: 'entier', description, read };
}

function instant(
  name: string,
  description: string,
  value: (record: SnapshotRecord) => string | null,
): OpenDataColumn {
  return {
    name,
    type: 'date-heure',
    description,
    read: (record) => {
      const found = value(record);
      return found && new Date(found).toISOString();
    },
  };
}
