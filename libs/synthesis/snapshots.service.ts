import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeIdCursor, InvalidInput, isId, newId, NotFound, type PageRequest, pageSize } from '#kernel';
import { Transactions } from '#platform';
import type { Acting } from '#doctrine';
import type { Viewer } from '#identity';
import {
  writeCsv,
  writeDocx,
  writeJson,
  type ExportWriter,
  type OnProgress,
  type SnapshotHeader,
} from './export';
import type { ExportFormat } from './export.entity';
import { TakeSnapshot } from './jobs/take-snapshot.contract';
import { checkedRecords } from './snapshot.digest';
import type { FrozenHeader, SnapshotState } from './snapshot.entity';
import { digestOfSnapshot, freezeSnapshot } from './snapshot.freezing';
import { recordsOf, sealSnapshot, type Database } from './snapshot.queries';
import { SnapshotNotReady } from './synthesis.errors';

/** Characters that a snapshot's label has at most. */
export const LABEL_MAX_LENGTH = 120;

const WRITERS: Readonly<Record<ExportFormat, ExportWriter>> = {
  docx: writeDocx,
  csv: writeCsv,
  json: writeJson,
};

export interface SnapshotRow {
  id: string;
  consultationId: string;
  label: string;
  state: SnapshotState;
  /** Per cent. */
  progress: number;
  requestedAt: Date;
  takenAt: Date | null;
  digest: string | null;
  commentCount: number | null;
  error: string | null;
}

/** A snapshot that is ready. */
export interface TakenSnapshot extends SnapshotRow {
  takenAt: Date;
  digest: string;
  commentCount: number;
}

const ROW = `s.id, s.consultation_id AS "consultationId", s.label, s.state, s.progress, s.requested_at AS "requestedAt",
  s.taken_at AS "takenAt", s.digest, s.comment_count AS "commentCount", s.error`;

/** Snapshots of a consultation: taken and read by its drafters. */
@Injectable()
export class SnapshotsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Asks for a snapshot and returns at once; a job takes it. Throws NotFound outside of the viewer's consultations,
   * InvalidInput for a label that is empty, too long or taken.
   */
  async request(viewer: Viewer, consultationId: string, label: string): Promise<SnapshotRow> {
    return this.transactions.run(async (tx) => {
      const id = await insertSnapshot(tx.manager, viewer, consultationId, label);
      await tx.enqueue(TakeSnapshot, { snapshotId: id });
      return readBack(tx.manager, id);
    });
  }

  /**
   * Takes a snapshot while the caller waits: for operators, who have no worker at hand, not for requests. All or nothing;
   * memory does not grow with the number of comments. Throws as `request` does.
   */
  async take(by: Acting, consultationId: string, label: string): Promise<TakenSnapshot> {
    return this.transactions.run(async ({ manager }) => {
      const id = await insertSnapshot(manager, by, consultationId, label);
      await freezeSnapshot(manager, id);
      await sealSnapshot(manager, id, await digestOfSnapshot(manager, id));
      return (await readBack(manager, id)) as TakenSnapshot;
    });
  }

  /** Freezes what is public at this instant, unless it was frozen before; for jobs. */
  async freeze(id: string): Promise<void> {
    await this.transactions.run(({ manager }) => freezeSnapshot(manager, id));
  }

  /** The digest of what is frozen; for jobs. Memory does not grow with its size. Throws NotFound. */
  async digestOf(id: string, onProgress?: OnProgress): Promise<string> {
    return digestOfSnapshot(this.dataSource, id, onProgress);
  }

  /** A snapshot of one of the viewer's consultations; null for any other. */
  async read(viewer: Viewer, id: string): Promise<SnapshotRow | null> {
    if (!isId(id)) return null;
    const rows: SnapshotRow[] = await this.dataSource.query(
      `SELECT ${ROW} FROM snapshot s WHERE s.id = $1 AND s.consultation_id = ANY($2)`,
      [id, viewer.consultationsAs('drafter')],
    );
    return rows[0] ?? null;
  }

  /** Snapshots of a consultation, newest first: one row more than the page asked for, if there is one. */
  async list(viewer: Viewer, consultationId: string, page: PageRequest): Promise<SnapshotRow[]> {
    if (!isId(consultationId) || !viewer.has('drafter', consultationId)) return [];
    const after = page.after ? decodeIdCursor(page.after) : null;
    return this.dataSource.query(
      `SELECT ${ROW} FROM snapshot s
       WHERE s.consultation_id = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
      [consultationId, after, pageSize(page.first) + 1],
    );
  }

  /** A snapshot, for operators; null when there is none. */
  async byId(id: string): Promise<SnapshotRow | null> {
    const rows: SnapshotRow[] = isId(id)
      ? await this.dataSource.query(`SELECT ${ROW} FROM snapshot s WHERE s.id = $1`, [id])
      : [];
    return rows[0] ?? null;
  }

  /** The newest snapshots of a consultation, at most 100, those under way included; for operators. */
  async newest(consultationId: string): Promise<SnapshotRow[]> {
    return this.dataSource.query(
      `SELECT ${ROW} FROM snapshot s WHERE s.consultation_id = $1 ORDER BY s.id DESC LIMIT 100`,
      [consultationId],
    );
  }

  /**
   * Writes a snapshot in a format and ends `out`, checking it against its digest on the way; for jobs and operators.
   * Memory does not grow with its size. Throws NotFound, and SnapshotAltered: the file must then be thrown away.
   */
  async write(id: string, format: ExportFormat, out: Writable, onProgress?: OnProgress): Promise<void> {
    const { digest, ...frozen } = await this.header(id);
    const records = checkedRecords(frozen, digest, recordsOf(this.dataSource, id));
    await WRITERS[format]({ ...frozen, digest }, records, out, onProgress);
  }

  /** The header of a snapshot that is ready, for jobs and operators. Throws NotFound, SnapshotNotReady. */
  async header(id: string): Promise<SnapshotHeader> {
    const rows: { header: FrozenHeader | null; digest: string | null; state: SnapshotState }[] =
      await this.dataSource.query('SELECT header, digest, state FROM snapshot WHERE id = $1', [id]);
    const [row] = rows;
    if (!row) throw new NotFound();
    if (!row.header || row.digest === null) throw new SnapshotNotReady(row.state === 'failed');
    return { ...row.header, digest: row.digest };
  }
}

function validLabel(label: string): string {
  const name = label.trim();
  if (name === '' || Array.from(name).length > LABEL_MAX_LENGTH) {
    throw new InvalidInput(`Donnez à l’arrêté un nom de 1 à ${LABEL_MAX_LENGTH} caractères.`, 'label');
  }
  return name;
}

/** Writes what is asked for. Throws SignInRequired, NotFound, InvalidInput. */
async function insertSnapshot(
  database: Database,
  by: Acting,
  consultationId: string,
  label: string,
): Promise<string> {
  const takenBy = by === 'operator' ? null : by.requireParticipant();
  const mayTake = by === 'operator' || by.has('drafter', consultationId);
  if (!isId(consultationId) || !mayTake) throw new NotFound();
  const name = validLabel(label);
  const written: unknown[] = await database.query(
    `INSERT INTO snapshot (id, consultation_id, label, taken_by, requested_at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT (consultation_id, label) DO NOTHING RETURNING id`,
    [newId(), consultationId, name, takenBy],
  );
  const [row] = written as { id: string }[];
  if (!row) {
    throw new InvalidInput(
      `Un arrêté de cette concertation porte déjà le nom « ${name} ». Choisissez-en un autre.`,
      'label',
    );
  }
  return row.id;
}

async function readBack(database: Database, id: string): Promise<SnapshotRow> {
  const rows: SnapshotRow[] = await database.query(`SELECT ${ROW} FROM snapshot s WHERE s.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new Error('The snapshot could not be read back');
  return row;
}
