import type { Chance } from './random';

/** Lengths of the contributions of a national consultation of 2015: median and ninth decile, in characters. */
export const TEXT_LENGTH = { median: 239, ninthDecile: 809, longest: 2_000, shortest: 12 } as const;

/** Normal deviate of the ninth decile. */
const NINTH_DECILE = 1.2816;
const SPREAD = Math.log(TEXT_LENGTH.ninthDecile / TEXT_LENGTH.median) / NINTH_DECILE;

/** Characters after which a text takes a new paragraph. */
const PARAGRAPH = 420;

const SUBJECTS = [
  'le dossier médical partagé',
  'la messagerie sécurisée de santé',
  'l’identifiant national de santé',
  'l’espace numérique de santé',
  'la carte de professionnel de santé',
  'le logiciel métier du cabinet',
  'l’éditeur de notre établissement',
  'le référentiel d’interopérabilité',
  'le calendrier proposé',
  'la e-prescription',
  'le bouquet de services aux professionnels',
  'l’hébergement des données de santé',
  'la politique générale de sécurité',
  'le répertoire partagé des structures',
  'la coordination des parcours',
  'le médecin traitant',
  'la pharmacie d’officine',
  'l’usager éloigné du numérique',
  'le secteur médico-social',
  'l’équipe de soins',
  'la direction du système d’information',
  'le groupement hospitalier de territoire',
] as const;
const VERBS = [
  'devrait préciser',
  'ne prévoit pas',
  'gagnerait à simplifier',
  'rend obligatoire',
  'doit garantir',
  'laisse de côté',
  'pourrait reprendre',
  'tarde à généraliser',
  'demande de revoir',
  'suppose de financer',
  'améliore nettement',
  'oublie de mentionner',
  'impose sans accompagnement',
  'conditionne',
  'facilite',
] as const;
const OBJECTS = [
  'l’échange des comptes rendus',
  'le consentement de la personne',
  'la reprise de l’existant',
  'les délais de mise en conformité',
  'la traçabilité des accès',
  'le format des documents de biologie',
  'l’authentification à deux facteurs',
  'la formation des équipes',
  'le coût pour les petites structures',
  'l’usage en mobilité',
  'la qualité des données saisies',
  'les tests d’homologation',
  'le droit d’opposition',
  'la continuité de service',
  'l’accès des aidants',
  'le rôle des régions',
  'l’opposabilité aux industriels',
  'la représentation des usagers',
  'le suivi des indicateurs',
  'la lisibilité pour le grand public',
] as const;
const CIRCUMSTANCES = [
  'dans les territoires ruraux',
  'avant la fin de l’année',
  'dès la prochaine version',
  'sans ressaisie',
  'à l’hôpital comme en ville',
  'pour tous les acteurs',
  'au-delà des seuls volontaires',
  'avec un appui local',
  'en cas de panne du réseau',
  'lors de la sortie d’hospitalisation',
  'au moment de la prise de rendez-vous',
  'sous le contrôle de la puissance publique',
  'en s’appuyant sur les normes existantes',
] as const;
const OPENINGS = [
  'À notre avis, ',
  'D’après notre expérience, ',
  'En pratique, ',
  'Sur ce point, ',
  'Il faut noter que ',
  'Nous proposons ceci\u00a0: ',
  'Au quotidien, ',
  '',
  '',
  '',
  'Par ailleurs, ',
  'En revanche, ',
  'Concrètement, ',
] as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence without its final stop. */
export const clause = (chance: Chance): string =>
  capital(
    `${chance.pick(OPENINGS)}${chance.pick(SUBJECTS)} ${chance.pick(VERBS)} ${chance.pick(OBJECTS)}` +
      (chance.happens(0.6) ? ` ${chance.pick(CIRCUMSTANCES)}` : ''),
  );

/** A length in characters, spread like those of a real consultation (log-normal, cut at the longest that is admitted). */
export const textLength = (chance: Chance): number =>
  Math.min(
    TEXT_LENGTH.longest,
    Math.max(TEXT_LENGTH.shortest, Math.round(TEXT_LENGTH.median * Math.exp(SPREAD * chance.normal()))),
  );

export interface WrittenText {
  /** Markdown without any markup: paragraphs. */
  body: string;
  /** What rendering the body gives. */
  html: string;
}

/** A text of exactly `length` characters in paragraphs of whole sentences, the last one cut. */
export function writeText(chance: Chance, length: number): WrittenText {
  const paragraphs: string[] = [];
  let paragraph = '';
  let written = 0;
  while (written + paragraph.length < length) {
    if (paragraph.length > PARAGRAPH) {
      paragraphs.push(paragraph);
      written += paragraph.length + 2;
      paragraph = '';
    }
    paragraph += `${paragraph && ' '}${clause(chance)}.`;
  }
  const rest = paragraph.slice(0, Math.max(0, length - written)).trimEnd();
  if (rest) paragraphs.push(rest);
  return { body: paragraphs.join('\n\n'), html: paragraphs.map((text) => `<p>${text}</p>`).join('\n') };
}
