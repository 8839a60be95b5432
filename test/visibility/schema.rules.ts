import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { VisibilityRule } from '#platform/graphql';

const RULES: readonly VisibilityRule[] = [
  'public',
  'comment',
  'self',
  'moderator',
  'drafter',
  'administrator',
  'writer',
  'outcome',
];

/** How private a rule is: a field that leads to something more private than its own type says so itself. */
const PRIVACY: Readonly<Record<VisibilityRule, number>> = {
  public: 0,
  outcome: 0,
  comment: 1,
  self: 2,
  moderator: 2,
  drafter: 2,
  administrator: 2,
  writer: 2,
};

const isRule = (value: unknown): value is VisibilityRule => (RULES as readonly unknown[]).includes(value);

/** Whatever stands where a rule should, in words. */
const inWords = (value: unknown): string => (typeof value === 'string' ? value : typeof value);

const ruleOn = ({ extensions }: { extensions: Readonly<Record<string, unknown>> }): unknown =>
  extensions.visibleTo;

/** A connection shows nothing but its nodes. */
const isConnection = (type: GraphQLObjectType): boolean =>
  'nodes' in type.getFields() && 'pageInfo' in type.getFields();

const nodeOf = (type: GraphQLObjectType): GraphQLObjectType | null => {
  const node = type.getFields().nodes;
  const named = node && getNamedType(node.type);
  return named && isObjectType(named) ? named : null;
};

/** The rule of an object type: its own, or that of a connection's nodes. Undefined where none is written. */
export function ruleOf(type: GraphQLObjectType): VisibilityRule | undefined {
  const own = ruleOn(type);
  if (isRule(own)) return own;
  if (type.name === 'PageInfo') return 'public';
  const node = isConnection(type) ? nodeOf(type) : null;
  return node ? ruleOf(node) : undefined;
}

/** Types whose values the schema shows: not the operations themselves, nor introspection. */
export function shownTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type));
}

/** Types and fields without a rule, in words. A schema without them is ready to be tried. */
export function unruled(schema: GraphQLSchema): string[] {
  return shownTypes(schema).flatMap((type) => {
    const own = ruleOn(type);
    const rule = ruleOf(type);
    if (own !== undefined && !isRule(own)) return [`${type.name}: « ${inWords(own)} » is no rule`];
    if (rule === undefined) return [`${type.name}: no rule`];
    return Object.values(type.getFields()).flatMap((field) => unruledField(type, rule, field));
  });
}

function unruledField(
  type: GraphQLObjectType,
  rule: VisibilityRule,
  field: GraphQLField<unknown, unknown>,
): string[] {
  const own = ruleOn(field);
  if (own !== undefined)
    return isRule(own) ? [] : [`${type.name}.${field.name}: « ${inWords(own)} » is no rule`];
  const named = getNamedType(field.type);
  if (!isObjectType(named)) {
    // A scalar that can hold anything would pass by the rules of types.
    return isScalarType(named) && /json|object|any/i.test(named.name)
      ? [`${type.name}.${field.name}: a value of any shape needs a rule of its own`]
      : [];
  }
  const shown = ruleOf(named);
  return shown !== undefined && PRIVACY[shown] > PRIVACY[rule]
    ? [`${type.name}.${field.name}: leads to ${named.name} (${shown}) and has no rule`]
    : [];
}

export interface RuleFigures {
  types: number;
  fields: number;
  rules: number;
}

export function ruleFigures(schema: GraphQLSchema): RuleFigures {
  const types = shownTypes(schema);
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const written = [...types, ...fields].map(ruleOn).filter(isRule);
  return { types: types.length, fields: fields.length, rules: written.length };
}
