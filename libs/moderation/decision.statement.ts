import { frenchDate } from '#platform/text';
import { assertGrounds, CHARTER_CLAUSES, REASONS, type ReasonCode } from './decision.reasons';

export interface StatementInput {
  readonly kind: 'refuse' | 'hide';
  readonly reasonCode: ReasonCode;
  /** What in the text the decision rests on, written by the moderator for the author; 20 characters at least. */
  readonly facts: string;
  /** Title of the consultation and of the section, as the author knows them. */
  readonly consultationTitle: string;
  readonly sectionTitle: string;
  readonly decidedAt: Date;
  /** IANA name of the consultation's time zone, in which the date is written. */
  readonly timeZone: string;
  /** What brought the text to the moderator. */
  readonly origin: 'moderation_policy' | 'screening' | 'report';
  /** Decided by a rule alone, without a person. */
  readonly decidedByRule: boolean;
  /** Address at which the author asks for another look. */
  readonly appealUrl: string;
  readonly charterUrl: string;
}

/**
 * Statement of reasons: the six items of article 17(3), points (a) to (f), of regulation (EU) 2022/2065 (Digital
 * Services Act). All values are French sentences, meant for the author.
 */
export interface StatementOfReasons {
  /** (a) the restriction, its territorial scope and its duration. */
  readonly measure: { readonly restriction: string; readonly scope: string; readonly duration: string };
  /** (b) the facts, and whether the decision follows a notice or the platform's own look. */
  readonly facts: { readonly description: string; readonly origin: string };
  /** (c) automated means used to find the text, and to decide. */
  readonly automatedMeans: {
    readonly detection: boolean;
    readonly decision: boolean;
    readonly description: string;
  };
  /** (d) the legal ground and why the text falls under it; null when the text is not held to be unlawful. */
  readonly legalGround: { readonly reference: string; readonly explanation: string } | null;
  /** (e) the clause of the charter and why the text is incompatible with it. */
  readonly charterGround: {
    readonly clause: string;
    readonly reference: string;
    readonly explanation: string;
  };
  /** (f) what the author can do: revise, ask for another look, mediation, court. */
  readonly redress: readonly string[];
  /** The whole as one text, as sent to the author. */
  readonly text: string;
}

/** Months in which the author may ask for another look, free of charge (art. 20(1)). */
export const APPEAL_MONTHS = 6;

const ORIGINS: Readonly<Record<StatementInput['origin'], string>> = {
  moderation_policy: 'Votre texte a été lu dans le cadre de la modération annoncée pour cette concertation.',
  screening: 'Votre texte a été lu à la suite d’un contrôle automatique.',
  report: 'Votre texte a été lu à la suite du signalement d’un lecteur.',
};

function automatedMeans(input: StatementInput): StatementOfReasons['automatedMeans'] {
  const decision = input.decidedByRule;
  const description = decision
    ? 'La décision a été prise automatiquement, sur un fait qui ne demande pas d’appréciation ; vous pouvez demander qu’une personne la revoie.'
    : input.origin === 'screening'
      ? 'Un contrôle automatique a attiré l’attention sur votre texte ; la décision a été prise par une personne.'
      : 'La décision a été prise par une personne ; aucun moyen automatique n’a servi à la prendre.';
  return { detection: decision || input.origin === 'screening', decision, description };
}

function measure(input: StatementInput): StatementOfReasons['measure'] {
  const where =
    'section «\u00a0' +
    input.sectionTitle +
    '\u00a0» de la concertation «\u00a0' +
    input.consultationTitle +
    '\u00a0»';
  const day = frenchDate(input.decidedAt, input.timeZone);
  const restriction =
    input.kind === 'refuse'
      ? 'Votre texte n’est pas publié (' + where + ').'
      : 'Votre texte n’est plus visible du public (' + where + ') ; une mention en garde la trace.';
  return {
    restriction,
    scope:
      'La mesure vaut pour cette plateforme, quel que soit le pays d’où on la consulte ; votre compte n’est pas restreint.',
    duration:
      'Elle s’applique depuis le ' +
      day +
      ', sans limite de durée, tant qu’une autre décision ne la remplace pas.',
  };
}

/**
 * The statement of reasons due to the author when a text is refused or hidden.
 * @throws DomainError as `assertGrounds`: no statement exists without reason and facts.
 */
export function statementOfReasons(input: StatementInput): StatementOfReasons {
  assertGrounds(input);
  const reason = REASONS[input.reasonCode];
  const items = {
    measure: measure(input),
    facts: { description: input.facts.trim(), origin: ORIGINS[input.origin] },
    automatedMeans: automatedMeans(input),
    legalGround: reason.legalGround ? { reference: reason.legalGround, explanation: reason.template } : null,
    charterGround: {
      clause: reason.clause,
      reference: CHARTER_CLAUSES[reason.clause],
      explanation: reason.template,
    },
    redress: [
      input.kind === 'refuse'
        ? 'Vous pouvez modifier votre texte et l’envoyer à nouveau tant que la concertation est ouverte.'
        : 'Vous pouvez déposer une autre contribution tant que la concertation est ouverte.',
      'Vous pouvez former un recours gratuit dans les ' +
        String(APPEAL_MONTHS) +
        ' mois, examiné par un autre modérateur : ' +
        input.appealUrl,
      'Vous pouvez proposer une médiation (article L. 213-5 du code de justice administrative) ou saisir le Défenseur des droits.',
      'Vous pouvez saisir le tribunal administratif dans les deux mois (article R. 421-1 du code de justice administrative).',
    ],
  };
  return { ...items, text: asText(items, reason.label, input.charterUrl) };
}

/** A statement as the log keeps it: its text, and its items as JSON whose characters the hash seals. */
export function storedStatement({ text, ...items }: StatementOfReasons): {
  statement: string;
  statementItems: string;
} {
  return { statement: text, statementItems: JSON.stringify(items) };
}

function asText(items: Omit<StatementOfReasons, 'text'>, label: string, charterUrl: string): string {
  const { legalGround, charterGround } = items;
  return [
    'Décision',
    items.measure.restriction,
    items.measure.scope,
    items.measure.duration,
    '',
    'Motif : ' + label,
    charterGround.explanation,
    '',
    'Faits retenus',
    items.facts.description,
    items.facts.origin,
    '',
    'Moyens automatiques',
    items.automatedMeans.description,
    '',
    'Fondement',
    ...(legalGround ? ['Fondement juridique : ' + legalGround.reference + '.'] : []),
    'Charte de la concertation : «\u00a0' + charterGround.reference + '\u00a0» (' + charterUrl + ')',
    '',
    'Vos recours',
    ...items.redress.map((way) => '- ' + way),
  ].join('\n');
}
