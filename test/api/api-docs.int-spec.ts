import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLInterfaceType, type GraphQLSchema } from 'graphql';
import { documentedOperations, type DocumentedOperation } from './documented-operations';
import { DocumentedPlatform } from './documented.platform';

/** Nothing came back that a reader could look at. */
const isEmpty = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0) || isEmptyPage(value);

const isEmptyPage = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'nodes' in value && isEmpty(value.nodes);

describe('docs/api.md', () => {
  const operations = documentedOperations();
  let schema: GraphQLSchema;
  let platform: DocumentedPlatform;

  beforeAll(async () => {
    schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    platform = await DocumentedPlatform.start();
  }, 120_000);

  afterAll(() => platform.stop());

  it('has a request for each operation of the schema, and no other', () => {
    const wanted = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect([...new Set(operations.map(({ name }) => name))].sort()).toEqual(wanted.sort());
  });

  it.each(operations)('has a request of $name by the $role that the schema allows', ({ name, query }) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    expect(query).toContain(name);
  });

  it.each(operations)('has a request of $name by the $role that works', async (operation) => {
    const variables = filled(operation);
    const person = operation.name.startsWith('signOut')
      ? await platform.leaving()
      : platform.cast[operation.role];
    const { data, errors } = await person.graphql(operation.query, variables);
    expect(errors).toBeUndefined();
    const answer = data?.[operation.name];
    expect(isEmpty(answer)).toBe(false);
    const refusals = schema
      .getPossibleTypes(schema.getType('UserError') as GraphQLInterfaceType)
      .map(({ name }) => name);
    const { __typename: typename } = answer as { __typename?: string };
    expect(refusals.includes(typename ?? '') ? answer : 'not a refusal').toBe('not a refusal');
  });

  function filled({ variables }: DocumentedOperation): Record<string, unknown> {
    const json = variables.replace(/\$([A-Z_]+)/g, (_match, name: string) => {
      const value = platform.placeholders[name];
      if (!value) throw new Error(`Nothing stands for $${name}`);
      return value;
    });
    return JSON.parse(json) as Record<string, unknown>;
  }
});
