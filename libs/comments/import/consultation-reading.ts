import { readFaultOf } from './broken-source';
import { COMMENT_LENGTH } from './cap-collectif.rows';
import { ImportFault, ImportReport, ImportWarning, FaultCode, WarningCode } from './import-report';
import { ImportedCounts, ImportedRecord, ImportedSection } from './imported-comment';
import { FileChangedError, SourceDigest } from './source-file';

/** One row as a format’s scanner saw it: `record` is null when the row is refused (the report says why). */
export interface ScannedRow {
  kind: ImportedRecord['kind'];
  externalId: string | null;
  proposalId: string | null;
  where: string;
  record: ImportedRecord | null;
}

/** What a scanner fills beside the rows. */
export class ScanContext {
  private readonly byKey = new Map<string, ImportedSection>();
  about: Readonly<Record<string, unknown>> | null = null;

  get sections(): ImportedSection[] {
    return [...this.byKey.values()];
  }

  /** Registers a section at its first mention and returns its key. */
  section(found: Omit<ImportedSection, 'position'>): string {
    if (!this.byKey.has(found.key)) this.byKey.set(found.key, { ...found, position: this.byKey.size });
    return found.key;
  }
}

export type Scan = (
  file: string,
  report: ImportReport,
  context: ScanContext,
) => AsyncGenerator<ScannedRow, SourceDigest>;

/** A file of which every row is sound. */
export interface SoundReading {
  sound: true;
  format: 'json' | 'csv';
  sha256: string;
  byteSize: number;
  /** The file’s word on itself (title, origin, licence, missing ids): JSON meta; CSV none. */
  about: Readonly<Record<string, unknown>> | null;
  sections: ImportedSection[];
  counts: ImportedCounts;
  warnings: ImportWarning[];
  warningCount: number;
  warningsByCode: Partial<Record<WarningCode, number>>;
  /**
   * The records, streamed from the file once more in constant memory; a proposal comes before what answers it.
   * Throws FileChangedError at the end if the file is no longer the one that was validated: write in one transaction.
   */
  records(): AsyncGenerator<ImportedRecord>;
}

/** A file with at least one refused row: nothing of it may be written. */
export interface RefusedReading {
  sound: false;
  format: 'json' | 'csv';
  /** The first hundred. */
  faults: ImportFault[];
  faultCount: number;
  faultsByCode: Partial<Record<FaultCode, number>>;
  warningCount: number;
}

export type ConsultationReading = SoundReading | RefusedReading;

/** Validates a whole file in a first pass; the second, which yields the records, is the caller’s to start. */
export async function readConsultation(
  file: string,
  format: 'json' | 'csv',
  scan: Scan,
): Promise<ConsultationReading> {
  const report = new ImportReport();
  const context = new ScanContext();
  const ledger = new Ledger(report);
  let digest: SourceDigest | null = null;
  try {
    digest = await each(scan(file, report, context), (row) => ledger.take(row));
  } catch (error) {
    const fault = readFaultOf(error);
    report.fault(fault.where, fault.code, fault.message);
  }
  ledger.close(digest !== null);
  if (digest !== null && ledger.counts.proposals === 0 && report.faults.count === 0) {
    report.fault('fichier', 'broken-structure', 'le fichier ne contient aucune proposition.');
  }
  if (digest === null || report.faults.count > 0) {
    return {
      sound: false,
      format,
      faults: report.faults.first,
      faultCount: report.faults.count,
      faultsByCode: report.faults.byCode,
      warningCount: report.warnings.count,
    };
  }
  const { sha256, byteSize } = digest;
  const parts = ledger.parentsFirst ? [() => true] : [isProposal, (row: ImportedRecord) => !isProposal(row)];
  return {
    sound: true,
    format,
    sha256,
    byteSize,
    about: context.about,
    sections: context.sections,
    counts: { ...ledger.counts, sections: context.sections.length, authors: ledger.authors.size },
    warnings: report.warnings.first,
    warningCount: report.warnings.count,
    warningsByCode: report.warnings.byCode,
    records: () => recordsOf(file, scan, sha256, parts),
  };
}

async function* recordsOf(
  file: string,
  scan: Scan,
  sha256: string,
  parts: ((record: ImportedRecord) => boolean)[],
): AsyncGenerator<ImportedRecord> {
  for (const wanted of parts) {
    const report = new ImportReport();
    const rows = scan(file, report, new ScanContext());
    let step = await rows.next();
    for (; !step.done; step = await rows.next()) {
      const { record } = step.value;
      if (record === null) throw new FileChangedError(file);
      if (wanted(record)) yield record;
    }
    if (step.value.sha256 !== sha256) throw new FileChangedError(file);
  }
}

function isProposal(record: ImportedRecord): boolean {
  return record.kind === 'proposal';
}

async function each(
  rows: AsyncGenerator<ScannedRow, SourceDigest>,
  take: (row: ScannedRow) => void,
): Promise<SourceDigest> {
  let step = await rows.next();
  for (; !step.done; step = await rows.next()) take(step.value);
  return step.value;
}

/** What can only be judged over the whole file: ids used twice, parents that do not exist, order, sums. */
class Ledger {
  private readonly places = new Map<string, string>();
  private readonly orphans: { where: string; proposalId: string }[] = [];
  readonly authors = new Set<string>();
  readonly counts = { proposals: 0, arguments: 0, sources: 0, binned: 0, votes: 0, overCommentLength: 0 };
  parentsFirst = true;

  constructor(private readonly report: ImportReport) {}

  take(row: ScannedRow): void {
    if (row.externalId !== null) {
      const key = `${row.kind}:${row.externalId}`;
      const first = this.places.get(key);
      if (first === undefined) this.places.set(key, row.where);
      else {
        this.report.fault(
          row.where,
          'duplicate-id',
          `le numéro ${row.externalId} est déjà celui d’un autre contenu du même type (${first}).`,
        );
      }
    }
    if (row.proposalId !== null && !this.places.has(`proposal:${row.proposalId}`)) {
      this.parentsFirst = false;
      this.orphans.push({ where: row.where, proposalId: row.proposalId });
    }
    if (row.record) this.count(row.record);
  }

  /** To be called when the rows are over; a file that broke off says nothing about missing parents. */
  close(complete: boolean): void {
    if (!complete) return;
    for (const { where, proposalId } of this.orphans) {
      if (this.places.has(`proposal:${proposalId}`)) continue;
      this.report.fault(
        where,
        'unknown-parent',
        `ce contenu répond à la proposition ${proposalId}, qui n’est pas dans le fichier.`,
      );
    }
  }

  private count(record: ImportedRecord): void {
    this.authors.add(record.author.key);
    this.counts.votes += record.votes.total ?? 0;
    if (record.body.length > COMMENT_LENGTH) this.counts.overCommentLength += 1;
    switch (record.kind) {
      case 'proposal':
        this.counts.proposals += 1;
        if (record.binned) this.counts.binned += 1;
        break;
      case 'argument':
        this.counts.arguments += 1;
        if (record.binned) this.counts.binned += 1;
        break;
      case 'source':
        this.counts.sources += 1;
        break;
    }
  }
}
