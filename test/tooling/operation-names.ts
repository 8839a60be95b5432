import 'reflect-metadata';

/** Under these keys the GraphQL module finds what a method resolves. */
const [KIND, NAME] = ['graphql:resolver_type', 'graphql:resolver_name'] as const;

type Resolver = abstract new (...given: never[]) => object;

const said = (key: string, method: unknown): string | undefined => {
  const value: unknown = typeof method === 'function' ? Reflect.getMetadata(key, method) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/**
 * Queries and mutations that two methods resolve, with both: the schema keeps one of them and says nothing. Pure but for reading what the
 * decorators wrote.
 */
export function resolvedTwice(resolvers: readonly Resolver[]): string[] {
  const places = new Map<string, string[]>();
  for (const resolver of new Set(resolvers)) {
    const own = Object.getOwnPropertyDescriptors(resolver.prototype);
    for (const [method, { value }] of Object.entries(own)) {
      const kind = said(KIND, value);
      if (kind !== 'Query' && kind !== 'Mutation') continue;
      const operation = `${kind}.${said(NAME, value) ?? method}`;
      places.set(operation, [...(places.get(operation) ?? []), `${resolver.name}.${method}`]);
    }
  }
  return [...places]
    .filter(([, methods]) => methods.length > 1)
    .map(([operation, methods]) => `${operation}: ${methods.join(', ')}`);
}
