import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TooManyRequests } from '#kernel';
import { CONFIGURATION, type Configuration } from '#platform';
import { counted } from '#platform/text';
import type { AccountActKind } from './account-act.entity';

interface Limit {
  most: number;
  seconds: number;
  /** In French: what there was too much of. */
  excess: string;
}

/** What one account may do in a given time, before the configuration's factor. */
export const ACCOUNT_LIMITS: Readonly<Record<AccountActKind, Limit>> = {
  comment: { most: 30, seconds: 600, excess: 'Vous avez envoyé beaucoup de contributions en peu de temps' },
  transcription: {
    most: 300,
    seconds: 600,
    excess: 'Vous avez saisi beaucoup de contributions en peu de temps',
  },
  reaction: { most: 120, seconds: 60, excess: 'Vous avez réagi à beaucoup de contributions en peu de temps' },
  draft: { most: 60, seconds: 60, excess: 'Votre brouillon a été enregistré très souvent en peu de temps' },
  // The editor keeps what is typed four seconds after typing stopped: fifteen times a minute in each tab at most.
  writing: { most: 60, seconds: 60, excess: 'Votre texte a été gardé très souvent en peu de temps' },
};

/**
 * Limits per account, never per address: a hospital or a ministry is one address. An act is a row of its own, written in the
 * transaction of what it counts and gone with it when that is refused; accounts never wait for each other. Two statements an act.
 * Not for what must be counted for longer than minutes.
 */
@Injectable()
export class AccountLimits {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /**
   * Lets an account's acts follow each other until the transaction ends, so that none is counted before another has been written.
   * The first statement of a command: whoever waits here holds nothing else.
   */
  async follow(manager: EntityManager, participantId: string): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 66))', [participantId]);
  }

  /** Counts one more act, after `follow`. Throws TooManyRequests, with the time to wait. */
  async count(manager: EntityManager, participantId: string, act: AccountActKind): Promise<void> {
    const { most, seconds, excess } = ACCOUNT_LIMITS[act];
    const allowed = Math.max(1, Math.round(most * this.configuration.ACCOUNT_LIMIT_FACTOR));
    const rows: { wait: number }[] = await manager.query(
      `WITH reached AS (
         SELECT done_at FROM account_act
         WHERE participant_id = $1 AND act = $2 AND done_at > statement_timestamp() - make_interval(secs => $3)
         ORDER BY done_at DESC OFFSET $4 LIMIT 1),
       past AS (
         DELETE FROM account_act
         WHERE participant_id = $1 AND act = $2 AND done_at <= statement_timestamp() - make_interval(secs => $3)),
       noted AS (
         INSERT INTO account_act (participant_id, act, done_at)
         SELECT $1, $2, statement_timestamp() WHERE NOT EXISTS (SELECT FROM reached) ON CONFLICT DO NOTHING)
       SELECT ceil(extract(epoch FROM done_at - statement_timestamp()) + $3)::int AS wait FROM reached`,
      [participantId, act, seconds, allowed - 1],
    );
    const [reached] = rows;
    if (reached) throw new TooManyRequests(`${excess} : réessayez ${inWords(reached.wait)}.`, reached.wait);
  }
}

function inWords(seconds: number): string {
  const [number, unit] = seconds < 60 ? [seconds, 'seconde'] : [Math.ceil(seconds / 60), 'minute'];
  return `dans ${counted(number, unit)}`;
}
