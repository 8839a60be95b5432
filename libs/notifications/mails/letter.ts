/** A mail to a participant: plain text, no names of other persons, nothing that the page does not say as well. */
export interface Letter {
  /** Which mail it is, for counting. */
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}

/** What every letter about a text names. Titles as the author reads them on the platform. */
export interface LetterContext {
  readonly consultationTitle: string;
  readonly sectionTitle: string;
  /** Page on which the author finds the text and what was decided on it. */
  readonly contributionUrl: string;
  readonly timeZone: string;
}

/** The frame of a letter; `paragraphs` are set apart by a blank line. */
export function letter(template: string, subject: string, paragraphs: readonly string[]): Letter {
  return {
    template,
    subject,
    text: ['Bonjour,', ...paragraphs, CLOSING].join('\n\n') + '\n',
  };
}

const CLOSING = [
  'L’équipe de la concertation',
  '',
  'Vous recevez ce message parce que vous avez déposé une contribution. Personne ne lit les réponses à cette adresse.',
].join('\n');

/** « section « A.4 Sécurité » de la concertation « Doctrine » », as a phrase ends with it. */
export const placeOf = ({ sectionTitle, consultationTitle }: LetterContext): string =>
  `section « ${sectionTitle} » de la concertation « ${consultationTitle} »`;
