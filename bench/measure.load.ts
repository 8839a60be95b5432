import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** A server under measurement. */
export interface Contender {
  name: string;
  url: string;
  pid: number;
}

/** What is asked, and the only answer that counts. */
export interface Question {
  body: string;
  answers: ReadonlyMap<string, string>;
}

/** One round of load on one server. */
export interface Round {
  perSecond: number;
  /** Processor time of the server's process for one request, in milliseconds; null where /proc does not tell it. */
  cpuMs: number | null;
  /** Milliseconds. */
  p50: number;
  p97: number;
}

const CONNECTIONS = 8;

/** Clock ticks of /proc/<pid>/stat in a second, on every Linux that Node.js runs on. */
const TICKS = 100;

/** Processor time that a process has used so far, in milliseconds; null outside Linux. */
function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
  } catch {
    return null;
  }
}

/**
 * Whether a body is the expected one. The load's client decodes each chunk by itself, so a character of several bytes that lies across
 * two chunks arrives as replacement characters: one character may be missing there, and nothing else.
 */
export function isAnswer(body: string, expected: string): boolean {
  let end = 0;
  return (
    body.split(/\uFFFD+/).every((piece, index) => {
      const start = expected.indexOf(piece, end);
      if (start < 0 || start - end > (index === 0 ? 0 : 1)) return false;
      end = start + piece.length;
      return true;
    }) && expected.length - end <= (body.endsWith('\uFFFD') ? 1 : 0)
  );
}

const requestOf = ({ url }: Contender, { body }: Question) => ({
  url,
  method: 'POST' as const,
  headers: { 'content-type': 'application/json' },
  body,
  connections: CONNECTIONS,
});

/** Eight connections for `seconds`. Throws when a single answer is not the one that was checked. */
export async function loadOnce(contender: Contender, question: Question, seconds: number): Promise<Round> {
  const expected = question.answers.get(contender.name) ?? '';
  const before = cpuOf(contender.pid);
  const result = await autocannon({
    ...requestOf(contender, question),
    duration: seconds,
    verifyBody: (body) => isAnswer(body, expected),
  });
  const after = cpuOf(contender.pid);
  const { errors, timeouts, non2xx, mismatches } = result;
  if (errors + timeouts + non2xx + mismatches > 0)
    throw new Error(`${contender.name}: ${JSON.stringify({ errors, timeouts, non2xx, mismatches })}`);
  const { total } = result.requests;
  return {
    perSecond: total / result.duration,
    cpuMs: before === null || after === null ? null : (after - before) / total,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
  };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The medians of rounds, each figure by itself. */
export function medianRound(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number): number => median(rounds.map(figure));
  return {
    perSecond: of((round) => round.perSecond),
    cpuMs: rounds.some(({ cpuMs }) => cpuMs === null) ? null : of((round) => round.cpuMs ?? 0),
    p50: of((round) => round.p50),
    p97: of((round) => round.p97),
  };
}

/** As many requests as it takes until the server's code is compiled and its connections are open; nothing is measured. */
export async function warmUp(contender: Contender, question: Question, requests: number): Promise<void> {
  await autocannon({ ...requestOf(contender, question), amount: requests });
}

/** Rounds A B A B …, so that what disturbs the machine disturbs all alike; medians per contender, in their order. */
export async function measure(
  contenders: readonly Contender[],
  question: Question,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Round[]> {
  const all = contenders.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      all[index]?.push(await loadOnce(contender, question, seconds));
    }
  }
  return all.map(medianRound);
}
