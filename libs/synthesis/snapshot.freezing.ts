import { NotFound } from '#kernel';
import type { OnProgress } from './export';
import { SnapshotDigest } from './snapshot.digest';
import type { FrozenHeader } from './snapshot.entity';
import { consultationOf, freezeComments, recordsOf, sectionsOf, type Database } from './snapshot.queries';

/** Milliseconds that freezing may take; a large consultation needs more than a request's usual statement. */
const FREEZE_TIMEOUT_MS = 600_000;

/**
 * Freezes the comments and the header of a snapshot that was asked for, in the caller's transaction: all stands at one
 * instant. What is frozen already stays as it is. Throws NotFound.
 */
export async function freezeSnapshot(database: Database, snapshotId: string): Promise<void> {
  await database.query(`SELECT set_config('statement_timeout', $1, true)`, [String(FREEZE_TIMEOUT_MS)]);
  const [asked] = await database.query<{ consultation_id: string; label: string }[]>(
    'SELECT consultation_id, label FROM snapshot WHERE id = $1',
    [snapshotId],
  );
  if (!asked) throw new NotFound();
  // One at a time for a consultation: two would give the same numbers to different comments.
  await database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `synthesis.snapshot ${asked.consultation_id}`,
  ]);
  // Looked at under the lock: a job that runs twice at once freezes once.
  const waiting: unknown[] = await database.query(
    'SELECT 1 FROM snapshot WHERE id = $1 AND taken_at IS NULL',
    [snapshotId],
  );
  if (waiting.length === 0) return;
  const { frozen, takenAt } = await freezeComments(database, snapshotId, asked.consultation_id);
  const header = await headerOf(database, snapshotId, asked.consultation_id, asked.label, takenAt);
  if (header.counts.records !== frozen) throw new Error('The sections do not add up to the records');
  await database.query('UPDATE snapshot SET taken_at = $2, header = $3, comment_count = $4 WHERE id = $1', [
    snapshotId,
    takenAt,
    JSON.stringify(header),
    frozen,
  ]);
}

/** The digest over what is frozen, record after record. Throws NotFound unless it is frozen. */
export async function digestOfSnapshot(
  database: Database,
  snapshotId: string,
  onProgress?: OnProgress,
): Promise<string> {
  const [frozen] = await database.query<
    {
      header: FrozenHeader | null;
    }[]
  >('SELECT header FROM snapshot WHERE id = $1', [snapshotId]);
  if (!frozen?.header) throw new NotFound();
  const digest = new SnapshotDigest(frozen.header);
  let done = 0;
  for await (const record of recordsOf(database, snapshotId)) {
    digest.add(record);
    done += 1;
    onProgress?.(done, frozen.header.counts.records);
  }
  return digest.toHex();
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
      removed: sum((section) => section.removed ?? 0),
    },
    sections,
  };
}
