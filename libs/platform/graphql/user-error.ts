import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import { DomainError, InvalidInput, NotAllowed, NotFound, SignInRequired, TooManyRequests } from '#kernel';
import { VisibleTo } from './visible-to';

/** What every refusal that a person can act upon says. */
@InterfaceType({ description: 'Un refus prévu : ce qui s’est passé et ce que la personne peut faire.' })
export abstract class UserError {
  @Field({ description: 'Code stable, pour les programmes.' })
  code: string;

  @Field({ description: 'Phrase à montrer à la personne, en français.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'Champ de l’entrée en cause, quand il y en a un.' })
  field?: string | null;
}

type DomainErrorClass = abstract new (...parameters: never[]) => DomainError;
export type UserErrorType = new () => UserError;

const errorTypes = new Map<unknown, UserErrorType>();

/**
 * The object type under which a domain's error appears in results; named like the error's class. One that says more than a sentence
 * brings a type of its own, whose fields are the error's properties.
 */
export function userErrorType(
  errorClass: DomainErrorClass,
  described: string | UserErrorType,
): UserErrorType {
  const known = errorTypes.get(errorClass);
  if (known) return known;
  if (typeof described !== 'string') {
    errorTypes.set(errorClass, described);
    return described;
  }
  const type = class extends UserError {};
  Object.defineProperty(type, 'name', { value: errorClass.name });
  ObjectType(errorClass.name, { implements: () => [UserError], description: described })(type);
  VisibleTo('outcome')(type);
  errorTypes.set(errorClass, type);
  return type;
}

/** The object type of a thrown error; undefined for one that no type stands for. */
export const typeOfError = (error: DomainError): UserErrorType | undefined =>
  errorTypes.get(error.constructor);

/** Refusals that any mutation may give. */
export const COMMON_ERRORS: readonly UserErrorType[] = [
  userErrorType(InvalidInput, 'Ce qui a été envoyé n’a pas la forme attendue.'),
  userErrorType(NotFound, 'L’élément n’existe pas, ou n’est pas visible de cette personne.'),
  userErrorType(NotAllowed, 'La personne est connue et n’a pas ce droit.'),
  userErrorType(SignInRequired, 'L’action demande un compte.'),
  userErrorType(TooManyRequests, 'Une limite est atteinte ; réessayer plus tard.'),
];
