import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, InvalidInput, isId, newId, NotFound, pageSize, type PageRequest } from '#kernel';
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
import { checkedRecords, SnapshotDigest } from './snapshot.digest';
import type { FrozenHeader } from './snapshot.entity';
import { consultationOf, freezeComments, recordsOf, sectionsOf, type Database } from './snapshot.queries';

/** Characters that a snapshot's label has at most. */
export const LABEL_MAX_LENGTH = 120;

/** Milliseconds that freezing may take; a large consultation needs more than a request's usual statement. */
const FREEZE_TIMEOUT_MS = 600_000;

const WRITERS: Readonly<Record<ExportFormat, ExportWriter>> = {
  docx: writeDocx,
  csv: writeCsv,
  json: writeJson,
};

export interface SnapshotRow {
  id: string;
  consultationId: string;
  label: string;
  takenAt: Date;
  digest: string;
  commentCount: number;
}

const ROW = `s.id, s.consultation_id AS "consultationId", s.label, s.taken_at AS "takenAt", s.digest, s.comment_count AS "commentCount"`;

/** Snapshots of a consultation: taken and read by its drafters. */
@Injectable()
export class SnapshotsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Freezes what is public at this instant; memory does not grow with the number of comments. Throws NotFound outside of
   * the viewer's consultations, InvalidInput for a label that is empty, too long or taken.
   */
  async take(by: Acting, consultationId: string, label: string): Promise<SnapshotRow> {
    const takenBy = by === 'operator' ? null : by.requireParticipant();
    const mayTake = by === 'operator' || by.has('drafter', consultationId);
    if (!isId(consultationId) || !mayTake) throw new NotFound();
    const name = validLabel(label);
    return this.transactions.run(async ({ manager }) => {
      await manager.query(`SELECT set_config('statement_timeout', $1, true)`, [String(FREEZE_TIMEOUT_MS)]);
      // One at a time for a consultation: two would give the same numbers to different comments.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `synthesis.snapshot ${consultationId}`,
      ]);
      await refuseTakenLabel(manager, consultationId, name);
      const id = newId();
      const { frozen, takenAt } = await freezeComments(manager, id, consultationId);
      const header = await headerOf(manager, id, consultationId, name, takenAt);
      if (header.counts.records !== frozen) throw new Error('The sections do not add up to the records');
      const digest = new SnapshotDigest(header);
      for await (const record of recordsOf(manager, id)) digest.add(record);
      const hex = digest.toHex();
      await manager.query(
        `INSERT INTO snapshot (id, consultation_id, label, taken_by, taken_at, digest, comment_count, header)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, consultationId, name, takenBy, takenAt, hex, frozen, JSON.stringify(header)],
      );
      return { id, consultationId, label: name, takenAt, digest: hex, commentCount: frozen };
    });
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
    const [after] = page.after ? decodeCursor(page.after, 1) : [];
    if (after !== undefined && !isId(after))
      throw new InvalidInput('Ce repère de page n’est pas valable.', 'after');
    return this.dataSource.query(
      `SELECT ${ROW} FROM snapshot s
       WHERE s.consultation_id = $1 AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
      [consultationId, after ?? null, pageSize(page.first) + 1],
    );
  }

  /** The newest snapshots of a consultation, at most 100, for operators. */
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

  /** The header of a snapshot, for jobs and operators. Throws NotFound. */
  async header(id: string): Promise<SnapshotHeader> {
    const rows: { header: FrozenHeader; digest: string }[] = await this.dataSource.query(
      'SELECT header, digest FROM snapshot WHERE id = $1',
      [id],
    );
    const [row] = rows;
    if (!row) throw new NotFound();
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

async function refuseTakenLabel(database: Database, consultationId: string, label: string): Promise<void> {
  const taken: unknown[] = await database.query(
    'SELECT 1 FROM snapshot WHERE consultation_id = $1 AND label = $2',
    [consultationId, label],
  );
  if (taken.length > 0) {
    throw new InvalidInput(
      `Un arrêté de cette concertation porte déjà le nom « ${label} ». Choisissez-en un autre.`,
      'label',
    );
  }
}

async function headerOf(
  database: Database,
  snapshotId: string,
  consultationId: string,
  snapshotLabel: string,
  takenAt: Date,
): Promise<FrozenHeader> {
  const consultation = await consultationOf(database, consultationId);
  if (!consultation) throw new NotFound();
  const sections = await sectionsOf(database, snapshotId, consultationId);
  const sum = (count: (section: (typeof sections)[number]) => number): number =>
    sections.reduce((total, section) => total + count(section), 0);
  const contributions = sum((section) => section.contributions);
  const replies = sum((section) => section.replies);
  return {
    consultationTitle: consultation.title,
    releaseLabel: consultation.releaseLabel,
    snapshotLabel,
    charterTitle: /^#+\s+(.+?)\s*#*$/m.exec(consultation.charter)?.[1] ?? null,
    takenAt: takenAt.toISOString(),
    timeZone: consultation.timeZone,
    counts: {
      records: contributions + replies,
      contributions,
      replies,
      withDisposition: sum((section) => section.withDisposition),
    },
    sections,
  };
}
