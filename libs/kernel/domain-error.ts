/**
 * A refusal that the domain foresees and that the person concerned can act upon.
 * The message is shown to people (French); `code` is for programs and stays stable. Anything else that is thrown is a defect.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The input field at fault, as a dotted path, when there is one. */
    readonly field?: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** What was sent is not in the expected form. */
export class InvalidInput extends DomainError {
  constructor(message: string, field?: string) {
    super('INVALID_INPUT', message, field);
  }
}

/** Nothing there, or nothing that this person may see: the two are never told apart. */
export class NotFound extends DomainError {
  constructor(message = 'Cet élément n’existe pas ou n’est pas accessible.', field?: string) {
    super('NOT_FOUND', message, field);
  }
}

/** The person is known and may not do this. */
export class NotAllowed extends DomainError {
  constructor(message = 'Vous n’avez pas le droit d’effectuer cette action.', field?: string) {
    super('NOT_ALLOWED', message, field);
  }
}

/** The action needs an account and nobody is signed in. */
export class SignInRequired extends DomainError {
  constructor(message = 'Connectez-vous pour effectuer cette action.') {
    super('SIGN_IN_REQUIRED', message);
  }
}

/** More was sent than is taken. */
export class TooLarge extends DomainError {
  constructor(message: string, field?: string) {
    super('TOO_LARGE', message, field);
  }
}

/** A limit per account or address was reached. */
export class TooManyRequests extends DomainError {
  constructor(
    message: string,
    /** Seconds after which a new try is worth it. */
    readonly retryAfterSeconds: number,
  ) {
    super('TOO_MANY_REQUESTS', message);
  }
}
