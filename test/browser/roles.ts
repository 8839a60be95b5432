/** Who looks at pages: nobody, or an account of the sample. */
export const ROLES = {
  visitor: null,
  participant: 'camille.durand@exemple.fr',
  rapporteur: 'yann.kermarec@exemple.fr',
  moderator: 'karim.benali@exemple.fr',
  drafter: 'antoine.lefort@exemple.fr',
  administrator: 'sylvie.marchand@exemple.fr',
} as const;
export type Role = keyof typeof ROLES;
