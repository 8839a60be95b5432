import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Lexer,
  Source,
  TokenKind,
} from 'graphql';

/** Object types on one path, connections aside. */
const LONGEST_PATH = 4;

/** Tokens of one operation; the API takes a few more. */
const MOST_TOKENS = 520;

/** One operation of the API with the paths that it takes through the schema. */
export interface Operation {
  readonly field: GraphQLField<unknown, unknown>;
  readonly text: string;
  readonly paths: readonly string[];
}

type Path = readonly string[];

interface Selection {
  leaves: string[];
  children: Map<string, Selection>;
}

const empty = (): Selection => ({ leaves: [], children: new Map() });

const isConnection = (type: GraphQLObjectType): boolean => type.name.endsWith('Connection');

const leavesOf = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name);

/** Every path of object fields from a type on: each step is a field that gives objects. */
export function pathsFrom(type: GraphQLObjectType, length = 1, before: Path = []): Path[] {
  const longer = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return [];
    const steps = isConnection(type) || named.name === 'PageInfo' ? length : length + 1;
    if (steps > LONGEST_PATH) return [];
    if (field.args.some(isRequiredArgument)) {
      throw new Error(
        `${type.name}.${field.name} asks for arguments that the matrix does not know how to fill`,
      );
    }
    return pathsFrom(named, steps, [...before, field.name]);
  });
  return [before, ...longer];
}

function addPath(selection: Selection, type: GraphQLObjectType, [step, ...rest]: Path): void {
  if (step === undefined) {
    selection.leaves = leavesOf(type);
    return;
  }
  const field = type.getFields()[step];
  const named = field && getNamedType(field.type);
  if (!named || !isObjectType(named)) throw new Error(`No object behind ${type.name}.${step}`);
  const child = selection.children.get(step) ?? empty();
  selection.children.set(step, child);
  addPath(child, named, rest);
}

const print = ({ leaves, children }: Selection): string =>
  `{ __typename ${leaves.join(' ')} ${[...children].map(([name, child]) => `${name} ${print(child)}`).join(' ')} }`;

function tokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}

const selectionOf = (type: GraphQLObjectType, paths: readonly Path[]): string => {
  const selection = empty();
  for (const path of paths) addPath(selection, type, path);
  return print(selection);
};

/** What a result is asked for: of an object its fields, of a union those of each refusal and of what is given. */
function outputOf(output: GraphQLOutputType, schema: GraphQLSchema, paths: readonly Path[]): string {
  const named = getNamedType(output);
  if (isObjectType(named)) return selectionOf(named, paths);
  if (!isAbstractType(named)) return '';
  const success = successOf(output, schema);
  const shown = success ? `... on ${success.name} ${selectionOf(success, paths)}` : '';
  return `{ __typename ... on UserError { code message field } ${shown} }`;
}

/** What a result union gives when nothing is refused. */
export function successOf(output: GraphQLOutputType, schema: GraphQLSchema): GraphQLObjectType | undefined {
  const named = getNamedType(output);
  if (isObjectType(named)) return named;
  if (!isAbstractType(named)) return undefined;
  return schema
    .getPossibleTypes(named)
    .find((type) => !type.getInterfaces().some(({ name }) => name === 'UserError'));
}

function written(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
  paths: readonly Path[],
): string {
  const variables = field.args.map((argument) => `$${argument.name}: ${argument.type.toString()}`).join(', ');
  const values = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const wrapped = (text: string): string => (text ? `(${text})` : '');
  return `${kind} ${wrapped(variables)} { ${field.name}${wrapped(values)} ${outputOf(field.type, schema, paths)} }`;
}

/** Operations that together take every path of a query or mutation, each within what the API takes at once. */
function operationsOf(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
): Operation[] {
  const type = successOf(field.type, schema);
  const paths = type ? pathsFrom(type) : [[]];
  const groups: Path[][] = [[]];
  for (const path of paths) {
    const group = groups.at(-1) ?? [];
    const fits = tokens(written(kind, field, schema, [...group, path])) <= MOST_TOKENS;
    if (fits) group.push(path);
    else groups.push([path]);
  }
  return groups.map((group) => ({
    field,
    text: written(kind, field, schema, group),
    paths: group.map((path) => [field.name, ...path].join('.')),
  }));
}

const fieldsOf = (type: GraphQLObjectType | null | undefined): GraphQLField<unknown, unknown>[] =>
  Object.values(type?.getFields() ?? {});

export const queriesOf = (schema: GraphQLSchema): Operation[] =>
  fieldsOf(schema.getQueryType()).flatMap((field) => operationsOf('query', field, schema));

/** One operation a mutation: what it gives back is asked for as far as one request reaches. */
export const mutationsOf = (schema: GraphQLSchema): Operation[] =>
  fieldsOf(schema.getMutationType()).flatMap((field) => operationsOf('mutation', field, schema).slice(0, 1));

/** Values for an optional argument, beyond its absence: each value of an enumeration, also within an input object. */
export function variantsOf(argument: GraphQLArgument | GraphQLInputField): unknown[] {
  const type = getNullableType(argument.type);
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      variantsOf(field).map((value) => ({ [field.name]: value })),
    );
  }
  return type.toString() === 'Boolean' ? [true, false] : [];
}
