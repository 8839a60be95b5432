import {
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { newId } from '#kernel';
import { PLANS } from './inputs';
import { callsOf, isDefect } from './reads';
import type { Seed } from './seed';
import { mutationsOf, type Operation, queriesOf } from './surfaces';
import type { Pools } from './targets';
import type { Verdicts } from './verdicts';

/** What programs and people send by mistake or with intent, in place of a value. */
const BAD_VALUES: readonly unknown[] = [
  '',
  'x',
  'é'.repeat(30_000),
  '\u0000',
  '\ud800',
  "1'; DROP TABLE comment; --",
  '2024-13-45T99:00:00Z',
  '2031-02-31',
  {},
  { $ne: null },
  [],
  [[]],
  0,
  -1,
  99_999_999_999,
  1.5,
  true,
  null,
];

/** Fields that belong to nobody's input; a program that takes whatever it is given would store them. */
const FOREIGN_FIELDS: readonly string[] = [
  'role',
  'status',
  'state',
  'authorId',
  'isOwn',
  '__proto__',
  'constructor',
];

type Variables = Record<string, unknown>;

/** Something in the variables that can be replaced. */
type Place = readonly (string | number)[];

/** The variables with another value at one place. */
function replaced(variables: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') return [replaced(undefined, rest, value)];
  const before = typeof variables === 'object' && variables !== null ? (variables as Variables) : {};
  // Defined, not assigned: `__proto__` is to be a field like any other.
  const after: Variables = { ...before };
  Object.defineProperty(after, step, {
    value: replaced(before[step], rest, value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return after;
}

/** Some good value of a type; of an input object, what it cannot do without. */
function sample(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sample(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) return requiredOf(nullable);
  switch (nullable.name) {
    case 'ID':
      return newId();
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return new Date().toISOString();
    default:
      return 'Un texte';
  }
}

const requiredOf = (type: GraphQLInputObjectType): Variables =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter(isRequiredInputField)
      .map((field) => [field.name, sample(field.type)]),
  );

interface Leaf {
  readonly place: Place;
  /** Values for what stands around the place, where the variables have nothing there yet. */
  readonly around: readonly (readonly [Place, unknown])[];
}

/** Every place of an input where a value stands, with what must stand beside it. */
function leavesOf(type: GraphQLInputType, place: Place, known: unknown, around: Leaf['around'] = []): Leaf[] {
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return [{ place, around }, ...leavesOf(nullable.ofType, [...place, 0], undefined, around)];
  if (!isInputObjectType(nullable)) return [{ place, around }];
  const here = known === undefined ? [...around, [place, requiredOf(nullable)] as const] : around;
  return [
    { place, around },
    ...Object.values(nullable.getFields()).flatMap((field) =>
      leavesOf(field.type, [...place, field.name], (known as Variables | undefined)?.[field.name], here),
    ),
  ];
}

/** How many of the bad values each place is tried with: all, or some that differ from place to place. */
export type Thoroughness = 'every' | 'some';

const SOME = 3;

/**
 * Plays every argument of every operation with bad values, as somebody who may do everything. Together the places see all of the
 * values many times, also where each sees but some.
 */
export async function playBadValues(
  seed: Seed,
  schema: GraphQLSchema,
  pools: Pools,
  verdicts: Verdicts,
  thoroughness: Thoroughness,
): Promise<void> {
  let turn = 0;
  const valuesFor = (values: readonly unknown[], most: number): readonly unknown[] => {
    if (thoroughness === 'every') return values;
    turn += 1;
    return values.filter((_, index) => (index + turn) % Math.ceil(values.length / most) === 0);
  };
  const seen = new Set<string>();
  for (const operation of [...queriesOf(schema), ...mutationsOf(schema)]) {
    // Operations of one field differ in what they show, not in what they take.
    if (seen.has(operation.field.name)) continue;
    seen.add(operation.field.name);
    await playOperation(seed, schema, pools, verdicts, operation, valuesFor);
  }
}

function goodVariables(
  operation: Operation,
  seed: Seed,
  schema: GraphQLSchema,
  pools: Pools,
): () => Variables {
  const plan = PLANS[operation.field.name];
  if (plan) return () => (plan.input ? { input: plan.input(seed, 'factotum') } : {});
  const [call] = callsOf(operation, schema, pools);
  return () => ({
    ...call?.others,
    ...Object.fromEntries(Object.entries(call?.targets ?? {}).map(([name, { value }]) => [name, value])),
  });
}

async function playOperation(
  seed: Seed,
  schema: GraphQLSchema,
  pools: Pools,
  verdicts: Verdicts,
  operation: Operation,
  valuesFor: (values: readonly unknown[], most: number) => readonly unknown[],
): Promise<void> {
  const good = goodVariables(operation, seed, schema, pools);
  const send = async (variables: unknown, what: string) => {
    const said = await seed.cast.ask('factotum', operation.text, variables as Variables);
    verdicts.requests += 1;
    if (isDefect(said)) verdicts.faults.add(`${operation.field.name} ${what}: ${said.text.slice(0, 300)}`);
    return said;
  };
  for (const argument of operation.field.args) {
    for (const leaf of leavesOf(argument.type, [argument.name], good()[argument.name])) {
      await Promise.all(
        valuesFor(BAD_VALUES, SOME).map((value) =>
          send(
            around(good(), leaf, value),
            `${leaf.place.join('.')} = ${JSON.stringify(value).slice(0, 40)}`,
          ),
        ),
      );
    }
    for (const { place, type } of objectsOf(argument.type, [argument.name])) {
      const foreign = FOREIGN_FIELDS.filter((name) => !Object.hasOwn(type.getFields(), name));
      for (const name of valuesFor(foreign, SOME) as string[]) {
        const leaf = { place: [...place, name], around: [] };
        const said = await send(around(good(), leaf, 'administrator'), leaf.place.join('.'));
        if (said.data && !said.errors)
          verdicts.faults.add(`${operation.field.name} takes a field ${leaf.place.join('.')}`);
      }
    }
  }
}

function around(variables: Variables, leaf: Leaf, value: unknown): unknown {
  const prepared = leaf.around.reduce<unknown>((all, [place, rest]) => replaced(all, place, rest), variables);
  return replaced(prepared, leaf.place, value);
}

/** Every place of an argument where an input object stands, with its type. */
function objectsOf(type: GraphQLInputType, place: Place): { place: Place; type: GraphQLInputObjectType }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  const inner = isListType(isNonNullType(type) ? type.ofType : type) ? [...place, 0] : place;
  return [
    { place: inner, type: named },
    ...Object.values(named.getFields()).flatMap((field) => objectsOf(field.type, [...inner, field.name])),
  ];
}
