import {
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
} from 'graphql';
import { Markers } from './markers';
import { unruled } from './schema.rules';
import { queriesOf } from './surfaces';
import { Verdicts } from './verdicts';

const shown = (
  name: string,
  fields: Record<string, GraphQLFieldConfig<unknown, unknown>>,
  visibleTo?: string,
): GraphQLObjectType =>
  new GraphQLObjectType({ name, fields, ...(visibleTo && { extensions: { visibleTo } }) });
const text = { type: GraphQLString };
const schemaWith = (type: GraphQLObjectType): GraphQLSchema =>
  new GraphQLSchema({ query: shown('Query', { planted: { type } }) });

describe('the visibility matrix finds what is planted', () => {
  it('a type without a rule', () => {
    expect(unruled(schemaWith(shown('Planted', { text })))).toEqual(['Planted: no rule']);
  });

  it('a field that leads to something more private than its type', () => {
    const secret = shown('Secret', { text }, 'moderator');
    const open = shown('Open', { secret: { type: new GraphQLNonNull(secret) } }, 'public');
    expect(unruled(schemaWith(open))).toEqual(['Open.secret: leads to Secret (moderator) and has no rule']);
  });

  it('a rule that does not exist', () => {
    expect(unruled(schemaWith(shown('Planted', { text }, 'friends')))).toEqual([
      'Planted: « friends » is no rule',
    ]);
  });

  it('a path of the schema: a field that is new is looked at without being named anywhere', () => {
    const inner = shown('Inner', { text }, 'public');
    const [operation] = queriesOf(schemaWith(shown('Outer', { text, added: { type: inner } }, 'public')));
    expect(operation?.paths).toEqual(['planted', 'planted.added']);
    expect(operation?.text).toContain('added { __typename text');
  });

  it('a text that somebody sees and should not, and one that they should and do not', () => {
    const markers = new Markers();
    const refused = markers.plant('a refused text', { may: ['author', 'moderatorOfA'] });
    const verdicts = new Verdicts(markers);
    verdicts.look('author', 'comment', JSON.stringify({ body: `Avant ${refused} après` }));
    verdicts.look('visitor', 'comment', JSON.stringify({ body: `Avant ${refused} après` }));
    expect([...verdicts.forbidden]).toEqual(['visitor sees a refused text at comment']);
    expect(verdicts.missing).toEqual(['moderatorOfA sees a refused text nowhere']);
  });

  it('an object whose type is for others, even when nothing in it is marked', () => {
    const verdicts = new Verdicts(new Markers());
    const answer = { queue: { __typename: 'CaseConnection', nodes: [{ __typename: 'Case' }] } };
    verdicts.judgeTypes('author', 'queue', answer, () => 'moderator');
    expect([...verdicts.forbidden]).toEqual([
      'author is shown a CaseConnection (moderator) at queue',
      'author is shown a Case (moderator) at queue',
    ]);
  });

  it('a list of others that is empty is no appearance', () => {
    const verdicts = new Verdicts(new Markers());
    verdicts.judgeTypes('author', 'queue', { __typename: 'CaseConnection', nodes: [] }, () => 'moderator');
    expect([...verdicts.forbidden]).toEqual([]);
  });
});
