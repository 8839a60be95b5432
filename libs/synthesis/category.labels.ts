import type { StakeholderCategory } from '#identity';

/** Stakeholder categories as a snapshot freezes them and every export shows them. */
export const CATEGORY_LABELS: Readonly<Record<StakeholderCategory, string>> = {
  health_professional: 'Professionnel de santé',
  users_representative: 'Représentant d’usagers',
  manufacturer: 'Industriel',
  vendor: 'Éditeur de logiciels',
  start_up: 'Start-up',
  establishment: 'Établissement de santé',
  institution: 'Institution',
  citizen: 'Citoyen',
};
