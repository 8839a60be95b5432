import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fc from 'fast-check';
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  parse,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { CompiledExecution, isPlain } from './compiled-execution';
import { withPlainFields } from './plain-fields';

/** Reads a property the way @nestjs/graphql does, by a function of the same name. */
const readerOf = (property: string, defaultValue?: unknown) => {
  const read = (root: Record<string, unknown>): unknown =>
    root[property] === undefined ? defaultValue : root[property];
  return Object.defineProperty(read, 'name', { value: 'rootFieldResolver' });
};

const DateScalar = new GraphQLScalarType({
  name: 'Instant',
  serialize: (value) => (value as Date).toISOString(),
});
const Kind = new GraphQLEnumType({ name: 'Kind', values: { remark: { value: 1 }, question: { value: 2 } } });

const reply = (id: string) => ({
  id,
  kind: 2,
  at: new Date(0),
  heading: null,
  parent: { id: 'p', at: new Date(1) },
  replies: [],
});
const ROOT = {
  ...reply('1'),
  kind: 1,
  heading: 'Un « titre »',
  note: 'oui',
  parent: null,
  replies: [reply('2'), reply('3'), reply('4')],
};

/** A schema of types of its own: servers write into them. */
function schema(): GraphQLSchema {
  const Comment: GraphQLObjectType = new GraphQLObjectType({
    name: 'Comment',
    fields: (): GraphQLFieldConfigMap<Record<string, unknown>, unknown> => ({
      id: { type: new GraphQLNonNull(GraphQLID), resolve: readerOf('id') },
      kind: { type: Kind, resolve: readerOf('kind') },
      at: { type: new GraphQLNonNull(DateScalar), resolve: readerOf('at') },
      title: { type: GraphQLString, resolve: readerOf('heading') },
      note: { type: GraphQLString, resolve: readerOf('note', 'none') },
      parent: { type: Comment, resolve: readerOf('parent') },
      replies: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Comment))),
        args: { first: { type: GraphQLInt, defaultValue: 2 } },
        resolve: async ({ replies }, { first }: { first: number }) => (replies as unknown[]).slice(0, first),
      },
      broken: {
        type: GraphQLString,
        resolve: () => {
          throw new Error('broken');
        },
      },
      brokenNonNull: { type: new GraphQLNonNull(GraphQLString), resolve: async () => null },
    }),
  });
  const Answer = new GraphQLUnionType({
    name: 'Answer',
    types: [Comment],
    resolveType: async () => 'Comment',
  });

  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        comment: {
          type: Comment,
          args: { id: { type: GraphQLID }, hidden: { type: GraphQLBoolean } },
          resolve: async (_root, { hidden }: { hidden?: boolean }) => (hidden ? null : ROOT),
        },
        answer: { type: Answer, resolve: () => ROOT },
      },
    }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: { close: { type: Comment, resolve: () => ROOT } },
    }),
  });
}

const plugins = [ApolloServerPluginCacheControlDisabled()];
const plain = new ApolloServer({ schema: schema(), plugins });
const compiled = new ApolloServer({
  schema: withPlainFields(schema()),
  plugins: [...plugins, new CompiledExecution()],
});

async function answerOf(server: ApolloServer, query: string, variables: Record<string, unknown>) {
  const { body, http } = await server.executeOperation({ query, variables });
  return { body: JSON.parse(JSON.stringify(body)) as unknown, status: http.status };
}

/** Asks until the operation is compiled, and once more. */
async function expectSameAnswers(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const expected = await answerOf(plain, query, variables);
  for (let asked = 0; asked < 4; asked += 1)
    expect(await answerOf(compiled, query, variables)).toEqual(expected);
}

const LEAVES = ['id', 'kind', 'at', 'title', 'note', '__typename', 'named: title', 'broken', 'brokenNonNull'];

/** Selections of a comment, of any form; faulty fields are rare. */
const selection = (depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.uniqueArray(
        fc.oneof(
          { weight: 20, arbitrary: fc.constantFrom(...LEAVES.slice(0, 7)) },
          fc.constantFrom(...LEAVES),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      depth === 0
        ? fc.constant('')
        : fc.oneof(
            fc.constant(''),
            selection(depth - 1).map((inner) => `parent ${inner}`),
            selection(depth - 1).map((inner) => `... on Comment ${inner}`),
            fc
              .tuple(fc.nat(4), selection(depth - 1))
              .map(([first, inner]) => `replies(first: ${first}) ${inner}`),
            selection(depth - 1).map((inner) => `replies ${inner} ...Shown`),
          ),
    )
    .map(([leaves, inner]) => `{ ${leaves.join(' ')} ${inner} }`);

describe('compiled execution', () => {
  it.each([
    ['a list, an enum, an instant', '{ comment { id kind at replies { id kind } } }'],
    ['nothing there', '{ comment(hidden: true) { id } }'],
    ['a property of another name and a default', '{ comment { title note replies { note } } }'],
    ['an error in a nullable field', '{ comment { id broken } }'],
    ['an error in a field that may not be null', '{ comment { id replies { brokenNonNull } } }'],
    ['a union', '{ answer { ... on Comment { id __typename } } }'],
    [
      'skip and include',
      'query ($no: Boolean = false) { comment { id @include(if: $no) kind @skip(if: $no) } }',
    ],
    ['introspection', '{ __type(name: "Comment") { name } comment { __typename } }'],
    ['a mutation', 'mutation { close { id } }'],
    ['a field that does not exist', '{ comment { nothing } }'],
    ['a syntax error', '{ comment { '],
    ['two operations and no name', 'query A { comment { id } } query B { comment { kind } }'],
  ])('answers like graphql-js: %s', (_name, query) => expectSameAnswers(query));

  it('answers like graphql-js with variables, missing ones and wrong ones', async () => {
    const query = 'query ($first: Int!) { comment { replies(first: $first) { id } } }';
    for (const variables of [{ first: 1 }, { first: 3 }, {}, { first: 'x' }, { first: null }])
      await expectSameAnswers(query, variables);
  });

  it('answers like graphql-js whatever is selected', async () => {
    await fc.assert(
      fc.asyncProperty(selection(3), (inner) => {
        const fragment = inner.includes('...Shown') ? ' fragment Shown on Comment { at kind }' : '';
        return expectSameAnswers(`{ comment ${inner} }${fragment}`);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('compiles plain queries only', () => {
    const compilable = (text: string): boolean => isPlain(schema(), parse(text));
    expect(compilable('{ comment { id __typename replies { id } } }')).toBe(true);
    expect(compilable('{ answer { __typename } }')).toBe(false);
    expect(compilable('{ comment { id @include(if: true) } }')).toBe(false);
    expect(compilable('mutation { close { id } }')).toBe(false);
    expect(compilable('{ __schema { description } }')).toBe(false);
  });
});

describe('plain fields', () => {
  it('lose a reader of their own name, and keep one of another name or with a default', () => {
    const fields = (withPlainFields(schema()).getType('Comment') as GraphQLObjectType).getFields();
    expect(fields.id?.resolve).toBeUndefined();
    expect(fields.title?.resolve).toBeDefined();
    expect(fields.note?.resolve).toBeDefined();
    expect(fields.replies?.resolve).toBeDefined();
  });
});
