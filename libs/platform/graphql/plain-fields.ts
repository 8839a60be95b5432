import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** Name of the function by which @nestjs/graphql reads a property for a field that has no resolver of its own. */
const PROPERTY_READER = 'rootFieldResolver';

type Reader = (source: object) => unknown;

/**
 * Takes @nestjs/graphql's property readers off the fields of a schema, where they do just what graphql does by itself: it reads the
 * property of the field's name. Compiled code then reads it in place, without a call. A reader of another property or with a default
 * value stays; so do all real resolvers. Changes the schema and gives it back.
 */
export function withPlainFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (readsOwnName(field)) field.resolve = undefined;
    }
  }
  return schema;
}

function readsOwnName({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  if (resolve?.name !== PROPERTY_READER) return false;
  const read = resolve as unknown as Reader;
  const value = {};
  return read({ [name]: value }) === value && read({}) === undefined;
}
