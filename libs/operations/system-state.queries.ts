import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the database says of itself, of the jobs and of the mails. */
export interface SystemFigures {
  /** Bytes on the disk, as text: PostgreSQL's bigint. */
  sizeBytes: string;
  connectionsUsed: number;
  connectionsMax: number;
  jobsWaiting: number;
  /** Null when nothing that is due waits. */
  oldestWaitingSeconds: number | null;
  jobsFailed: number;
  jobsCompletedLastHour: number;
  mailsWaiting: number;
  mailsFailed: number;
  lastMigration: string | null;
}

@Injectable()
export class SystemStateQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Milliseconds that a statement takes which does nothing: the way to the database and back, a free connection included. */
  async latency(): Promise<number> {
    const started = performance.now();
    await this.dataSource.query('SELECT 1');
    return performance.now() - started;
  }

  /** One statement. Reads what waits, failed or was done within the hour, by their indexes; never all there is. */
  async figures(): Promise<SystemFigures> {
    const rows: SystemFigures[] = await this.dataSource.query(
      `SELECT pg_database_size(current_database())::text AS "sizeBytes",
         (SELECT sum(numbackends)::int FROM pg_stat_database) AS "connectionsUsed",
         current_setting('max_connections')::int AS "connectionsMax",
         (SELECT count(*)::int FROM job WHERE state = 'waiting') AS "jobsWaiting",
         (SELECT greatest(0, extract(epoch FROM now() - min(available_at)))::float8 FROM job
          WHERE state = 'waiting' AND available_at <= now()) AS "oldestWaitingSeconds",
         (SELECT count(*)::int FROM job WHERE state = 'failed') AS "jobsFailed",
         (SELECT count(*)::int FROM job WHERE state = 'completed' AND completed_at > now() - interval '1 hour')
           AS "jobsCompletedLastHour",
         (SELECT count(*)::int FROM mail WHERE state <> 'sent' AND state = 'waiting') AS "mailsWaiting",
         (SELECT count(*)::int FROM mail WHERE state <> 'sent' AND state = 'failed') AS "mailsFailed",
         (SELECT name FROM migration ORDER BY id DESC LIMIT 1) AS "lastMigration"`,
    );
    const [row] = rows;
    if (!row) throw new Error('The state of the system could not be read');
    return row;
  }
}
