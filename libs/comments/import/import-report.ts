/** Why a row is refused. */
export type FaultCode =
  | 'unreadable-file'
  | 'not-utf8'
  | 'broken-structure'
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'bad-date'
  | 'bad-votes'
  | 'too-long'
  | 'forbidden-character'
  | 'duplicate-id'
  | 'unknown-parent';

/** What was set right, left out or looks odd, without refusing the row. */
export type WarningCode =
  | 'unknown-field'
  | 'tally-mismatch'
  | 'link-dropped'
  | 'picture-dropped'
  | 'control-removed'
  | 'empty-annex'
  | 'long-body'
  | 'dates-reversed'
  | 'section-differs';

/** One thing to say about one place of the file, in French. */
export interface ImportNote<Code extends string> {
  /** « ligne 12, colonne « votes » » or « $.opinions[3].votes.ok ». */
  where: string;
  code: Code;
  message: string;
}

export type ImportFault = ImportNote<FaultCode>;
export type ImportWarning = ImportNote<WarningCode>;

/** How many notes are kept word for word; beyond, they are only counted. */
export const NOTES_KEPT = 100;

class NoteList<Code extends string> {
  readonly first: ImportNote<Code>[] = [];
  readonly byCode: Partial<Record<Code, number>> = {};
  count = 0;

  add(where: string, code: Code, message: string): void {
    this.count += 1;
    this.byCode[code] = (this.byCode[code] ?? 0) + 1;
    if (this.first.length < NOTES_KEPT) this.first.push({ where, code, message });
  }
}

/** What a reader found, bounded in memory whatever the file. Every fault counts; the first hundred are kept. */
export class ImportReport {
  readonly faults = new NoteList<FaultCode>();
  readonly warnings = new NoteList<WarningCode>();

  fault(where: string, code: FaultCode, message: string): void {
    this.faults.add(where, code, message);
  }

  warn(where: string, code: WarningCode, message: string): void {
    this.warnings.add(where, code, message);
  }
}
