import type { GraphQLSchema } from 'graphql';
import { playMutations } from './commands';
import { playExports, playLog, playRecords } from './elsewhere';
import { COMMENT_CASES, PEOPLE } from './expectations';
import type { Ground } from './ground';
import { playPages } from './pages';
import { playQueries } from './reads';
import { playBadValues, type Thoroughness } from './robustness';
import { ruleFigures, shownTypes, unruled } from './schema.rules';
import { playSample } from './sample';
import { Seed } from './seed';
import { poolsOf } from './targets';
import { Verdicts } from './verdicts';

export interface MatrixResult {
  readonly figures: Readonly<Record<string, number>>;
  /** In words; all empty when the platform keeps what it promises. */
  readonly faults: Readonly<{
    withoutRule: string[];
    forbidden: string[];
    missing: string[];
    toldApart: string[];
    faults: string[];
    neverShown: string[];
  }>;
}

/**
 * Role × state × surface: sows one of everything, looks at every surface as everybody, tries every command as everybody, and sends
 * every operation what nobody should. Costs some thousands of requests.
 */
export async function playMatrix(
  ground: Ground,
  schema: GraphQLSchema,
  {
    log = () => undefined,
    badValues = 'every',
  }: { log?: (line: string) => void; badValues?: Thoroughness } = {},
): Promise<MatrixResult> {
  const started = performance.now();
  const tell = (what: string, requests: number): void =>
    log(
      `${((performance.now() - started) / 1000).toFixed(1)} s: ${what}, ${String(requests)} requests so far`,
    );
  const seed = await Seed.sow(ground);
  const verdicts = new Verdicts(seed.markers);
  const pools = await poolsOf(seed);
  tell(`sown: ${String(seed.markers.all.length)} markers`, verdicts.requests);
  await playQueries(seed, schema, pools, verdicts);
  tell('queries', verdicts.requests);
  await playPages(seed, pools, verdicts);
  tell('pages', verdicts.requests);
  await playExports(seed, pools, verdicts);
  await playRecords(seed, verdicts);
  tell('exports, mails and jobs', verdicts.requests);
  await playSample(seed, verdicts);
  tell('the sample’s mailbox', verdicts.requests);
  await playMutations(seed, schema, pools, verdicts);
  tell('mutations', verdicts.requests);
  await playBadValues(seed, schema, pools, verdicts, badValues);
  tell('bad values', verdicts.requests);
  await playLog(seed, verdicts);
  const neverShown = shownTypes(schema)
    .filter((type) => !type.getInterfaces().some(({ name }) => name === 'UserError'))
    .map(({ name }) => name)
    .filter((name) => !verdicts.shownTypes.has(name));
  const withoutRule = unruled(schema);
  const faults = {
    withoutRule,
    forbidden: [...verdicts.forbidden],
    missing: verdicts.missing,
    toldApart: [...verdicts.toldApart],
    faults: [...verdicts.faults],
    neverShown,
  };
  return {
    figures: {
      ...ruleFigures(schema),
      roles: PEOPLE.length,
      states: COMMENT_CASES.length,
      surfaces: verdicts.surfaces.size,
      markers: seed.markers.all.length,
      'markers-on-pages': verdicts.onPages.size,
      requests: verdicts.requests,
      'without-rule': withoutRule.length,
      'forbidden-appearances': faults.forbidden.length,
      'missing-appearances': faults.missing.length + neverShown.length,
      'told-apart': faults.toldApart.length,
      faults: faults.faults.length,
    },
    faults,
  };
}
