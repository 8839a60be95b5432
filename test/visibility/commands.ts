import { createHash } from 'node:crypto';
import { type GraphQLInputObjectType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { getNamedType } from 'graphql';
import type { Said } from './cast';
import { MUTATIONS, PEOPLE, type Person, REFUSALS } from './expectations';
import { PLANS, type Plan } from './inputs';
import { isDefect } from './reads';
import type { Seed } from './seed';
import { mutationsOf, type Operation, successOf } from './surfaces';
import { ABSENT_ID, type Pools } from './targets';
import type { Verdicts } from './verdicts';

/** Things that are not theirs that everybody tries each mutation on, per argument. */
const TRIED = 3;

/** What a refused mutation must leave as it was. */
const KEPT = `SELECT md5(string_agg(line, '|' ORDER BY line)) AS digest FROM (
  SELECT c::text AS line FROM comment c UNION ALL SELECT r::text FROM comment_revision r
  UNION ALL SELECT d::text FROM decision d UNION ALL SELECT m::text FROM moderation_case m
  UNION ALL SELECT k::text FROM consultation k UNION ALL SELECT g::text FROM role_grant g
  UNION ALL SELECT p::text FROM disposition_publication p
  UNION ALL SELECT d::text FROM disposition d UNION ALL SELECT s::text FROM snapshot s
  UNION ALL SELECT e::text FROM export e UNION ALL SELECT x::text FROM reaction x
  UNION ALL SELECT t::text FROM comment_report t UNION ALL SELECT p::text FROM participant p
  UNION ALL SELECT s::text FROM session s UNION ALL SELECT w::text FROM comment_draft w
  UNION ALL SELECT w::text FROM section_writing w
  UNION ALL SELECT s::text FROM section s UNION ALL SELECT v::text FROM section_version v
  UNION ALL SELECT l::text FROM release l UNION ALL SELECT e::text FROM section_event e
  UNION ALL SELECT i::text FROM doctrine_import i) kept`;

interface Command {
  readonly name: string;
  readonly operation: Operation;
  readonly plan: Plan;
  readonly allowed: readonly Person[];
}

/** Every mutation of the schema with what is expected of it; a new one has to be decided on first. */
function commandsOf(schema: GraphQLSchema, verdicts: Verdicts): Command[] {
  const operations = mutationsOf(schema);
  for (const { field } of operations) {
    if (!PLANS[field.name] || !MUTATIONS[field.name]) {
      verdicts.faults.add(`Nothing says who may ${field.name} (test/visibility/expectations.ts, inputs.ts)`);
    }
  }
  return Object.entries(PLANS).flatMap(([name, plan]) => {
    const operation = operations.find(({ field }) => field.name === name);
    const allowed = MUTATIONS[name];
    return operation && allowed ? [{ name, operation, plan, allowed }] : [];
  });
}

const resultOf = (said: Said): { __typename?: string; code?: string } | null =>
  Object.values(said.data ?? {})[0] ?? null;

/** Plays every mutation as everybody: first all who may not, which changes nothing, then those who may. */
export async function playMutations(
  seed: Seed,
  schema: GraphQLSchema,
  pools: Pools,
  verdicts: Verdicts,
): Promise<void> {
  const commands = commandsOf(schema, verdicts);
  const digest = async (): Promise<unknown> => seed.ground.database.query(KEPT);
  const before = JSON.stringify(await digest());
  for (const command of commands) {
    verdicts.surfaces.add(`mutation ${command.name}`);
    await Promise.all(
      PEOPLE.map(async (person) => {
        if (!command.allowed.includes(person)) await refused(command, person);
        await othersThings(command, person);
      }),
    );
  }
  if (JSON.stringify(await digest()) !== before)
    verdicts.faults.add('A refused mutation has changed something');
  for (const command of commands) {
    for (const person of command.allowed) await accepted(command, person);
  }

  async function call(
    command: Command,
    person: Person,
    input = command.plan.input?.(seed, person),
  ): Promise<Said> {
    const session = command.plan.endsSession ? await seed.cast.newSession(person) : undefined;
    const said = await seed.cast.ask(person, command.operation.text, input && { input }, session);
    verdicts.requests += 1;
    if (isDefect(said)) verdicts.faults.add(`${person} ${command.name}: ${said.text.slice(0, 300)}`);
    verdicts.look(person, `mutation ${command.name}`, said.text);
    return said;
  }

  async function refused(command: Command, person: Person): Promise<void> {
    const said = await call(command, person);
    const result = resultOf(said);
    if (!REFUSALS.includes(result?.__typename ?? '')) {
      verdicts.forbidden.add(`${person} is not refused ${command.name}: ${said.text.slice(0, 200)}`);
    }
  }

  async function accepted({ plan, ...command }: Command, person: Person): Promise<void> {
    await plan.before?.(seed, person);
    const said = await call({ plan, ...command }, person);
    const expected = successOf(command.operation.field.type, schema)?.name;
    const given = resultOf(said)?.__typename;
    if (given) verdicts.shownTypes.add(given);
    if (given !== expected) {
      verdicts.faults.add(`${person} may ${command.name} and is answered ${said.text.slice(0, 300)}`);
    }
  }

  /** On what is not theirs to know of, everybody is answered as on what is not there. */
  async function othersThings(command: Command, person: Person): Promise<void> {
    const input = command.plan.input?.(seed, person);
    const type = getNamedType(command.operation.field.args[0]?.type);
    if (!input || !type || !isInputObjectType(type)) return;
    for (const name of idsOf(type)) {
      const pool = pools[`${type.name}.${name}`] ?? pools[name];
      const hidden = (pool ?? []).filter(({ seenBy }) => !seenBy.includes(person));
      if (!pool && !FREE_IDS.has(name))
        verdicts.faults.add(`${command.name}.${name}: an id that the matrix cannot fill`);
      if (hidden.length === 0) continue;
      const absent = await call(command, person, { ...input, [name]: ABSENT_ID });
      for (const { value } of spread(hidden, `${command.name} ${person}`)) {
        const said = await call(command, person, { ...input, [name]: value });
        if (said.text !== absent.text) {
          verdicts.toldApart.add(
            `${person} ${command.name}(${name}): ${said.text.slice(0, 200)} instead of ${absent.text.slice(0, 200)}`,
          );
        }
      }
    }
  }
}

/** Ids that name nothing that is hidden from anybody. */
const FREE_IDS: ReadonlySet<string> = new Set([
  'stageId',
  'doctrineId',
  'blockId',
  // Of a section that is itself one of the ids, or not there yet.
  'baseVersionId',
  'newSectionId',
]);

const idsOf = (type: GraphQLInputObjectType): string[] =>
  Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name === 'ID')
    .map(({ name }) => name);

/** Some of many, others for each mutation and person, the same in each run. */
function spread<Item>(items: readonly Item[], salt: string): Item[] {
  const start = createHash('sha256').update(salt).digest().readUInt16BE(0);
  const chosen = Array.from({ length: Math.min(TRIED, items.length) }, (_, step) => {
    const stride = Math.max(1, Math.floor(items.length / TRIED));
    return items[(start + step * stride) % items.length];
  });
  return [...new Set(chosen)].filter((item) => item !== undefined);
}
