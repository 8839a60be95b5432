import { createUnionType } from '@nestjs/graphql';
import { COMMON_ERRORS, UserError, type UserErrorType } from './user-error';

type ObjectClass = abstract new (...parameters: never[]) => object;

/**
 * The result of a mutation: what it gives, or one of the refusals that are foreseen. The common refusals are always
 * part of it. A domain error that the union does not name is a defect and comes back masked.
 */
export function resultUnion<Success extends ObjectClass>(
  name: string,
  success: Success,
  errors: readonly UserErrorType[] = [],
): Success {
  const union = createUnionType({
    name,
    description: 'Le résultat, ou un refus prévu.',
    types: () => [success, ...errors, ...COMMON_ERRORS] as never,
    resolveType: (value: object) => (value instanceof UserError ? value.constructor : success) as never,
  });
  return union;
}
