import { DomainError } from '#kernel';

/** What was looked over before an import is no longer what would be done. */
export class ImportOutdated extends DomainError {
  constructor() {
    super(
      'IMPORT_OUTDATED',
      'Le dossier ou la doctrine a changé depuis que vous avez examiné cet import. Examinez-le de nouveau avant de l’appliquer.',
    );
  }
}

/** An address (slug) that something else already has. */
export class AddressTaken extends DomainError {
  constructor(what: string, slug: string, field = 'slug') {
    super('ADDRESS_TAKEN', `${what} a déjà l’adresse « ${slug} » : choisissez-en une autre.`, field);
  }
}

/** An edition that was published stays as it is. */
export class ReleaseIsFinal extends DomainError {
  constructor(slug: string) {
    super(
      'RELEASE_IS_FINAL',
      `L’édition « ${slug} » est publiée et ne change plus : publiez une autre édition.`,
      'slug',
    );
  }
}

/** What the law and the platform want before a consultation is made public is not there. */
export class ConsultationNotReady extends DomainError {
  constructor(
    /** French names of what is missing, for instance « la charte ». */
    readonly missing: readonly string[],
  ) {
    const list =
      missing.length > 1 ? `${missing.slice(0, -1).join(', ')} et ${missing.at(-1) ?? ''}` : missing[0];
    super(
      'CONSULTATION_NOT_READY',
      `La concertation ne peut pas être ouverte : il manque ${list ?? 'des éléments'}. Les participants doivent connaître d’avance les modalités, le calendrier et les documents (code des relations entre le public et l’administration, art. L. 131-1).`,
    );
  }
}

/** It was made public already; what it then said no longer changes, except by prolonging or closing it, or updating its text. */
export class ConsultationAlreadyOpened extends DomainError {
  constructor() {
    super(
      'CONSULTATION_ALREADY_OPENED',
      'Cette concertation est déjà publique : sa charte et ses modalités ne changent plus. Son texte peut être remplacé par une édition plus récente.',
    );
  }
}

/** It does not accept contributions yet. */
export class ConsultationNotOpenYet extends DomainError {
  constructor(message = 'Cette concertation n’a pas encore commencé.') {
    super('CONSULTATION_NOT_OPEN_YET', message);
  }
}

/** It no longer accepts contributions. */
export class ConsultationClosed extends DomainError {
  constructor(message = 'Cette concertation est close. Vous pouvez toujours la lire.') {
    super('CONSULTATION_CLOSED', message);
  }
}
