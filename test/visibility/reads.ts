import { getNamedType, type GraphQLSchema, isObjectType, isRequiredArgument } from 'graphql';
import { PEOPLE, type Person } from './expectations';
import { ruleOf } from './schema.rules';
import type { Seed } from './seed';
import { type Operation, queriesOf, successOf, variantsOf } from './surfaces';
import { ABSENT_ID, ABSENT_SLUG, poolFor, type Pools, type Target } from './targets';
import type { Verdicts } from './verdicts';

/** The largest page, so that one answer shows all of a list. */
const PAGE = 100;

type Values = Readonly<Record<string, Target>>;

/** One operation with values for its arguments. */
export interface Call {
  readonly operation: Operation;
  readonly targets: Values;
  readonly others: Readonly<Record<string, unknown>>;
}

const absent = (name: string): string => (/slug/i.test(name) ? ABSENT_SLUG : ABSENT_ID);

/** Things of one place together, and each thing of another place with those of A. */
function isWorthTrying(values: Values): boolean {
  const places = Object.values(values).flatMap(({ place }) => place ?? []);
  return new Set(places).size <= 1 || places.filter((place) => place !== 'A').length === 1;
}

/** The combinations of one target for each required argument that are worth trying. */
function combinations(operation: Operation, schema: GraphQLSchema, pools: Pools): Values[] {
  const { field } = operation;
  const typeName = successOf(field.type, schema)?.name ?? getNamedType(field.type).name;
  let all: Values[] = [{}];
  for (const { name } of field.args.filter(isRequiredArgument)) {
    const pool = poolFor(pools, typeName, name);
    all = all.flatMap((values) => pool.map((target) => ({ ...values, [name]: target })));
  }
  return all.filter(isWorthTrying);
}

/** Every call of an operation: each combination of objects, and on the first of them each value of what is optional. */
export function callsOf(operation: Operation, schema: GraphQLSchema, pools: Pools): Call[] {
  const others = operation.field.args.some(({ name }) => name === 'first') ? { first: PAGE } : {};
  const combined = combinations(operation, schema, pools);
  const optional = operation.field.args.filter((argument) => !isRequiredArgument(argument));
  const [first = {}] = combined;
  return [
    ...combined.map((targets) => ({ operation, targets, others })),
    ...optional.flatMap((argument) =>
      variantsOf(argument).map((value) => ({
        operation,
        targets: first,
        others: { ...others, [argument.name]: value },
      })),
    ),
  ];
}

const variablesOf = ({ targets, others }: Call): Record<string, unknown> => ({
  ...others,
  ...Object.fromEntries(Object.entries(targets).map(([name, { value }]) => [name, value])),
});

/** Plays every query, on every object, as everybody. */
export async function playQueries(
  seed: Seed,
  schema: GraphQLSchema,
  pools: Pools,
  verdicts: Verdicts,
): Promise<void> {
  const ruleOfType = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) ? ruleOf(type) : undefined;
  };
  for (const operation of queriesOf(schema)) {
    for (const path of operation.paths) verdicts.surfaces.add(path);
    const calls = callsOf(operation, schema, pools);
    await Promise.all(
      PEOPLE.map(async (person) => {
        const answers = new Map<string, string>();
        for (const call of calls) {
          const surface = `${operation.paths[0] ?? ''} ${JSON.stringify(call.others)}`;
          const said = await seed.cast.ask(person, operation.text, variablesOf(call));
          verdicts.requests += 1;
          if (isDefect(said)) verdicts.faults.add(`${person} ${surface}: ${said.text.slice(0, 300)}`);
          verdicts.look(person, surface, said.text);
          verdicts.judgeTypes(person, surface, said.data, ruleOfType);
          await compare(person, call, said.text, answers);
        }
      }),
    );
  }

  /** What is not for this person is answered like what is not there. */
  async function compare(
    person: Person,
    call: Call,
    text: string,
    answers: Map<string, string>,
  ): Promise<void> {
    const hidden = Object.entries(call.targets).filter(([, { seenBy }]) => !seenBy.includes(person));
    if (hidden.length === 0) return;
    const nothing = Object.fromEntries(
      hidden.map(([name]) => [name, { value: absent(name), seenBy: PEOPLE }] as const),
    );
    const variables = variablesOf({ ...call, targets: { ...call.targets, ...nothing } });
    const key = JSON.stringify(variables);
    let expected = answers.get(key);
    if (expected === undefined) {
      expected = (await seed.cast.ask(person, call.operation.text, variables)).text;
      verdicts.requests += 1;
      answers.set(key, expected);
    }
    if (expected !== text) {
      const names = hidden.map(([name]) => name).join(', ');
      verdicts.toldApart.add(
        `${person} ${call.operation.field.name}(${names}): ${text.slice(0, 200)} instead of ${expected.slice(0, 200)}`,
      );
    }
  }
}

/** A defect of the server: never the answer to anything that a person sends. */
export const isDefect = ({ status, text }: { status: number; text: string }): boolean =>
  status >= 500 || text.includes('INTERNAL_SERVER_ERROR');
