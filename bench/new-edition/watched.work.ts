import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { Visitor } from '../../test/verify/person';

/** Highest memory that a process ever held, in MB; 0 where /proc does not tell it. */
export function peakMemory(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1_024);
  } catch {
    return 0;
  }
}

/** The longest transaction, in seconds, that processes of the platform had under way while something was done. */
export async function longestTransaction<T>(
  database: DataSource,
  work: () => Promise<T>,
): Promise<{ result: T; longest: number }> {
  let longest = 0;
  const look = async (): Promise<void> => {
    const [row]: { seconds: number }[] = await database.query(
      `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 AS seconds
       FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'concertation' AND pid <> pg_backend_pid()`,
    );
    longest = Math.max(longest, row?.seconds ?? 0);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 100);
  try {
    return { result: await work(), longest };
  } finally {
    clearInterval(timer);
  }
}

const POST =
  'mutation ($input: PostCommentInput!) { postComment(input: $input) { __typename ... on UserError { code message } } }';

/** Somebody who sends one comment after the other, a tenth of a second apart, while something else is done. */
export async function whileCommenting<T>(
  author: Visitor,
  place: { consultationId: string; sectionId: string },
  work: () => Promise<T>,
): Promise<{ result: T; sent: number; slowest: number; refused: string[] }> {
  const refused: string[] = [];
  let [sent, slowest, done] = [0, 0, false];
  const comment = async (): Promise<void> => {
    while (!done) {
      const began = performance.now();
      const answer = await author.ask<{ __typename: string; code?: string }>(POST, {
        input: { ...place, body: `Une remarque de plus, la ${sent}e.`, clientKey: `mesure-${began}-${sent}` },
      });
      slowest = Math.max(slowest, performance.now() - began);
      if (answer.__typename === 'Comment') sent += 1;
      else refused.push(answer.code ?? answer.__typename);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const commenting = comment();
  try {
    const result = await work();
    done = true;
    await commenting;
    return { result, sent, slowest: Math.round(slowest), refused };
  } finally {
    done = true;
    await commenting.catch(() => undefined);
  }
}
