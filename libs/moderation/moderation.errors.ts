import { DomainError } from '#kernel';
import { frenchTime } from '#platform/text';

/** This person may never take this decision, whatever the state. */
export class ModerationNotAllowed extends DomainError {
  constructor() {
    super('MODERATION_NOT_ALLOWED', 'Vous ne pouvez pas prendre cette décision.');
  }
}

/** Nobody judges what they wrote, or transcribed, themselves. */
export class OwnText extends DomainError {
  constructor() {
    super('MODERATION_OWN_TEXT', 'Un modérateur ne décide pas de son propre texte.');
  }
}

/** A decision is looked at again by somebody else than who took it. */
export class SameModerator extends DomainError {
  constructor() {
    super('MODERATION_SAME_MODERATOR', 'Un autre modérateur doit revoir cette décision.');
  }
}

/** The revision is no longer in a state where this can be decided, or the case changed since it was read. */
export class ConflictingDecision extends DomainError {
  constructor(message = 'Cette révision n’attend plus cette décision.') {
    super('MODERATION_STATE_CONFLICT', message);
  }
}

/** Somebody was faster: the case is closed. */
export class CaseAlreadyDecided extends DomainError {
  constructor() {
    super(
      'CASE_ALREADY_DECIDED',
      'Ce dossier est déjà clos : une décision a été prise ou le texte a changé.',
    );
  }
}

/** One moderator at a time; the case comes back when the lease ends. */
export class CaseHeldByAnother extends DomainError {
  constructor(
    /** When the other's lease ends. */
    readonly heldUntil: Date,
    timeZone: string,
  ) {
    super(
      'CASE_HELD_BY_ANOTHER',
      `Un autre modérateur a pris ce dossier en charge jusqu’à ${frenchTime(heldUntil, timeZone)}.`,
    );
  }
}

/** The caller does not hold the case, or no longer does. */
export class LeaseEnded extends DomainError {
  constructor() {
    super(
      'LEASE_ENDED',
      'Vous n’avez pas, ou plus, ce dossier en charge. Prenez-le de nouveau en charge avant de décider.',
    );
  }
}

/** The decision cannot be appealed against (any more); the message says why. */
export class AppealNotPossible extends DomainError {
  constructor(message: string) {
    super('APPEAL_NOT_POSSIBLE', message);
  }
}

/** A refusal or a hiding without its coded reason. */
export class ReasonRequired extends DomainError {
  constructor() {
    super('REASON_REQUIRED', 'Choisissez le motif de la charte qui fonde la décision.', 'reasonCode');
  }
}

/** A coded reason that the charter does not have. */
export class ReasonUnknown extends DomainError {
  constructor() {
    super('REASON_UNKNOWN', 'Ce motif n’existe pas dans la charte.', 'reasonCode');
  }
}

/** A reason of refusal on a decision that refuses nothing. */
export class ReasonNotExpected extends DomainError {
  constructor() {
    super('REASON_NOT_EXPECTED', 'Une décision favorable ne porte pas de motif de refus.', 'reasonCode');
  }
}

/** A decision that restricts, or undoes another, without the facts that it rests on. */
export class StatementRequired extends DomainError {
  constructor() {
    super('STATEMENT_REQUIRED', 'Exposez les faits à l’auteur en 20 caractères au moins.', 'facts');
  }
}
