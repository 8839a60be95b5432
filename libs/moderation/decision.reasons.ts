import type { DecisionKind } from './decision.rules';
import { ReasonNotExpected, ReasonRequired, ReasonUnknown, StatementRequired } from './moderation.errors';

/** Clauses of the charter that reasons refer to; a consultation's charter is written upon this model. */
export const CHARTER_CLAUSES = {
  sujet: 'La contribution porte sur la doctrine mise en concertation et sur la section où elle est déposée.',
  respect: 'On discute les idées sans injurier, diffamer ni menacer personne.',
  egalite:
    'Aucun propos ne vise une personne ou un groupe pour son origine, sa religion, son sexe, son orientation ou son handicap.',
  vie_privee:
    'Aucune donnée personnelle, et surtout aucune donnée de santé, n’est publiée : ni la sienne, ni celle d’autrui.',
  loi: 'La contribution respecte la loi.',
  publicite: 'La contribution ne fait la promotion ni d’un produit, ni d’un service, ni d’une personne.',
  repetition: 'Une même contribution n’est déposée qu’une fois par le même auteur.',
  clarte: 'La contribution est rédigée en langage clair, dans une longueur qui permet de la lire.',
  sincerite: 'Chacun contribue sous son identité et ne se fait pas passer pour un autre.',
  securite: 'Les liens mènent à ce qu’ils annoncent et ne mettent pas le lecteur en danger.',
  droits: 'On ne reproduit le texte ou l’image d’autrui que dans la mesure permise, en citant la source.',
} as const;
export type CharterClause = keyof typeof CHARTER_CLAUSES;

export const REASON_CODES = [
  'hors_sujet',
  'propos_injurieux',
  'diffamation',
  'propos_discriminatoires',
  'menaces',
  'donnees_personnelles',
  'donnees_de_sante',
  'propos_illicites',
  'publicite',
  'repetition',
  'incomprehensible',
  'trop_long',
  'usurpation',
  'lien_dangereux',
  'droits_de_tiers',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A coded reason of the charter. All texts are in French, for moderators and authors. */
export interface Reason {
  readonly label: string;
  readonly description: string;
  readonly clause: CharterClause;
  /** The legal ground, where the text is held to be unlawful; without it the ground is the charter alone. */
  readonly legalGround?: string;
  /** Explains why the text falls under the ground; the moderator's facts follow it. */
  readonly template: string;
}

export const REASONS: Readonly<Record<ReasonCode, Reason>> = {
  hors_sujet: {
    label: 'Hors sujet',
    description: 'Sans rapport avec la doctrine technique ou avec la section commentée.',
    clause: 'sujet',
    template: 'Votre texte ne porte pas sur le sujet de la section où il a été déposé.',
  },
  propos_injurieux: {
    label: 'Propos injurieux',
    description: 'Expression outrageante, terme de mépris ou invective envers une personne ou un groupe.',
    clause: 'respect',
    legalGround: 'articles 29, alinéa 2, et 33 de la loi du 29 juillet 1881 sur la liberté de la presse',
    template:
      'Votre texte contient une expression outrageante ou un terme de mépris qui n’énonce aucun fait.',
  },
  diffamation: {
    label: 'Diffamation',
    description: 'Fait précis imputé à une personne ou à un corps, qui porte atteinte à son honneur.',
    clause: 'respect',
    legalGround: 'articles 29, alinéa 1, et 30 à 32 de la loi du 29 juillet 1881 sur la liberté de la presse',
    template:
      'Votre texte impute à une personne ou à un corps un fait précis qui porte atteinte à son honneur.',
  },
  propos_discriminatoires: {
    label: 'Propos discriminatoires ou haineux',
    description:
      'Provocation à la haine ou injure en raison de l’origine, de la religion, du sexe, du handicap…',
    clause: 'egalite',
    legalGround: 'articles 24, alinéas 7 et 8, et 33, alinéas 3 et 4, de la loi du 29 juillet 1881',
    template: 'Votre texte vise une personne ou un groupe en raison d’un critère que la loi protège.',
  },
  menaces: {
    label: 'Menaces',
    description: 'Menace envers une personne, un agent ou un professionnel de santé.',
    clause: 'respect',
    legalGround: 'articles 222-17 et 433-3 du code pénal',
    template: 'Votre texte menace une personne.',
  },
  donnees_personnelles: {
    label: 'Données personnelles',
    description: 'Adresse, téléphone, courriel, identité d’un tiers ou de l’auteur lui-même.',
    clause: 'vie_privee',
    legalGround: 'articles 5 et 6 du règlement (UE) 2016/679 et loi n° 78-17 du 6 janvier 1978',
    template:
      'Votre texte rend publiques des données qui permettent d’identifier ou de joindre une personne.',
  },
  donnees_de_sante: {
    label: 'Données de santé',
    description:
      'Information sur la santé d’une personne qui peut être reconnue, numéro de sécurité sociale.',
    clause: 'vie_privee',
    legalGround: 'article 9 du règlement (UE) 2016/679 et article L. 1110-4 du code de la santé publique',
    template: 'Votre texte rend publique une information sur la santé d’une personne qui peut être reconnue.',
  },
  propos_illicites: {
    label: 'Propos illicites',
    description:
      'Apologie ou provocation à un crime ou à un délit, négationnisme, autre contenu contraire à la loi.',
    clause: 'loi',
    legalGround: 'articles 24 et 24 bis de la loi du 29 juillet 1881 et article 421-2-5 du code pénal',
    template: 'Votre texte contient un propos que la loi interdit de rendre public.',
  },
  publicite: {
    label: 'Publicité',
    description: 'Promotion d’un produit, d’un service, d’une marque ou d’une candidature.',
    clause: 'publicite',
    template: 'Votre texte fait la promotion d’un produit, d’un service ou d’une personne.',
  },
  repetition: {
    label: 'Répétition',
    description: 'Texte déjà déposé par le même auteur dans la concertation.',
    clause: 'repetition',
    template: 'Vous avez déjà déposé ce texte dans la concertation ; le premier dépôt reste pris en compte.',
  },
  incomprehensible: {
    label: 'Texte vide ou incompréhensible',
    description:
      'Texte vide, sans suite ou trop court pour qu’on y trouve une remarque, une question ou une proposition.',
    clause: 'clarte',
    template: 'Votre texte ne permet pas de comprendre la remarque, la question ou la proposition.',
  },
  trop_long: {
    label: 'Texte trop long',
    description: 'Texte de plus de 20 000 caractères.',
    clause: 'clarte',
    template:
      'Votre texte dépasse la longueur permise ; vous pouvez le répartir sur les sections concernées.',
  },
  usurpation: {
    label: 'Usurpation d’identité',
    description:
      'L’auteur se fait passer pour une autre personne ou parle sans mandat au nom d’une organisation.',
    clause: 'sincerite',
    legalGround: 'article 226-4-1 du code pénal',
    template:
      'Votre texte est présenté sous l’identité d’une personne ou d’une organisation qui n’est pas la vôtre.',
  },
  lien_dangereux: {
    label: 'Lien trompeur ou dangereux',
    description: 'Lien qui mène ailleurs que ce qu’il annonce, ou vers un contenu malveillant.',
    clause: 'securite',
    template: 'Votre texte contient un lien qui trompe le lecteur ou le met en danger.',
  },
  droits_de_tiers: {
    label: 'Droits d’un tiers',
    description: 'Reproduction d’une œuvre ou d’un document sans l’accord du titulaire des droits.',
    clause: 'droits',
    legalGround: 'articles L. 122-4 et L. 335-2 du code de la propriété intellectuelle',
    template: 'Votre texte reproduit une œuvre ou un document sans l’accord de ceux qui en ont les droits.',
  },
};

/** The reason that a rule gives for what it refuses by itself; only facts that need no judgement are here. */
const REASON_OF_RULE: Readonly<Partial<Record<string, ReasonCode>>> = {
  'length.empty': 'incomprehensible',
  'length.too_long': 'trop_long',
};

/**
 * The coded reason of a refusal by rule.
 * @throws Error for a rule that may not refuse by itself: a defect, not something that a person can act upon.
 */
export function reasonOfRule(rule: string): ReasonCode {
  const code = REASON_OF_RULE[rule];
  if (!code) throw new Error(`rule ${rule} may not refuse a text by itself`);
  return code;
}

/** Least length of the facts that a refusal rests on, in characters other than spaces at the ends. */
export const SHORTEST_FACTS = 20;

export interface DecisionGrounds {
  readonly kind: DecisionKind;
  readonly reasonCode?: string | null;
  readonly facts?: string | null;
  /** The decision undoes one that stands (published again after a refusal or a hiding). */
  readonly undoes?: boolean;
}

export function isReasonCode(code: string): code is ReasonCode {
  return (REASON_CODES as readonly string[]).includes(code);
}

/**
 * Checks that a decision carries what it must: a refusal or a hiding has a coded reason and facts of 20 characters at
 * least (regulation (EU) 2022/2065, art. 17); undoing a decision has facts. A reason where none applies is a fault too.
 * @throws ReasonRequired, ReasonUnknown, ReasonNotExpected (field `reasonCode`), StatementRequired (field `facts`).
 */
export function assertGrounds({ kind, reasonCode, facts, undoes = false }: DecisionGrounds): void {
  const restricts = kind === 'refuse' || kind === 'hide';
  if (restricts && !reasonCode) throw new ReasonRequired();
  if (reasonCode && !isReasonCode(reasonCode)) throw new ReasonUnknown();
  if (!restricts && reasonCode) throw new ReasonNotExpected();
  if ((restricts || undoes) && meaningfulLength(facts ?? '') < SHORTEST_FACTS) throw new StatementRequired();
}

/** Length without the spaces at the ends, runs of spaces counting for one; so that twenty spaces are no facts. */
function meaningfulLength(text: string): number {
  return /[\p{L}\p{N}]/u.test(text) ? Array.from(text.trim().replaceAll(/\s+/gu, ' ')).length : 0;
}
