import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInput } from '#kernel';

/** What is wrong with a field, in words for the person who filled it in; class-validator's own messages are English. */
const SENTENCES: Record<string, string> = {
  isUuid: 'Cet identifiant n’est pas valable.',
  isEmail: 'Cette adresse électronique n’est pas valable.',
  isNotEmpty: 'Ce champ est obligatoire.',
  isUrl: 'Cette adresse web n’est pas valable : elle doit commencer par https:// ou http://.',
  isEnum: 'Cette valeur n’est pas admise.',
  isIn: 'Cette valeur n’est pas admise.',
  arrayMaxSize: 'Il y a trop d’éléments.',
};

/** A constraint's own French message wins; `French` is recognised by its being set on the decorator. */
const sentence = (constraint: string, message: string): string => {
  const isDefault = / (must|should) /.test(message);
  if (!isDefault) return message;
  const length = /(?:shorter|longer) than or equal to (\d+)/.exec(message)?.[1];
  if (constraint === 'maxLength' && length) return `Ce texte dépasse ${length} caractères.`;
  if (constraint === 'minLength' && length) return `Ce texte doit avoir au moins ${length} caractères.`;
  return SENTENCES[constraint] ?? 'Cette valeur n’est pas valable.';
};

function firstFault(errors: readonly ValidationError[], path: readonly string[] = []): InvalidInput {
  const [error] = errors;
  if (!error) return new InvalidInput('Cette demande n’est pas valable.');
  const here = [...path, error.property];
  if (error.children?.length) return firstFault(error.children, here);
  const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? ['', ''];
  return new InvalidInput(sentence(constraint, message), here.join('.'));
}

/** Inputs are checked against their class-validator decorators before a resolver sees them; unknown fields are refused. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => firstFault(errors),
  });
