import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';
import { type ModerationPolicy, type OutlineIds, OutlineService } from '#doctrine';
import { Transactions } from '#platform';
import { counted } from '#platform/text';
import type { ConsultationReading, ImportedRecord, SoundReading } from './import';
import {
  argumentRow,
  type ImportedCommentRow,
  type ImportedPlace,
  type ImportedRoot,
  type ImportedSourceRow,
  insertImportedComments,
  insertImportedSources,
  proposalRow,
  sourceRow,
} from './imported-rows.store';

export interface ConsultationToImport {
  /** Address of the doctrine and of the consultation that are made. */
  slug: string;
  title: string;
  /** How the counts of votes are labelled: where they come from. */
  tallyLabel: string;
  moderationPolicy: ModerationPolicy;
  /** Default: the first and the last instant at which something was written; giving both saves a reading of the file. */
  opensAt?: Date;
  closesAt?: Date;
  /** IANA name; default Europe/Paris. */
  timeZone?: string;
}

export interface ConsultationImported {
  consultationId: string;
  releaseId: string;
  sections: number;
  comments: number;
  replies: number;
  sources: number;
  /** Of the comments and replies: those that their source had put in the bin. */
  hidden: number;
}

/** Rows that one statement writes. */
const BATCH = 500;

/** Brings in a consultation that was held elsewhere. */
@Injectable()
export class ConsultationImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly outlines: OutlineService,
  ) {}

  /**
   * Makes a doctrine (one section for each part consulted on), a consultation that is over, and all that was said in it: proposals
   * as comments, arguments as replies with a position, sources, and the counts of votes as tallies. One transaction: all of the
   * file or nothing. No job is caused: it was moderated where it comes from, and what was binned there is a trace here. The same
   * file again under the same address is refused with AddressTaken; its comments keep their references (`source_ref`), unique per
   * consultation. Throws InvalidInput for a file with faults, FileChangedError when it changed meanwhile. About 2 ms of work a
   * record, most of it the rendering of its Markdown.
   */
  async run(reading: ConsultationReading, wish: ConsultationToImport): Promise<ConsultationImported> {
    if (!reading.sound) {
      const [fault] = reading.faults;
      throw new InvalidInput(
        `Le fichier est refusé : ${counted(reading.faultCount, 'erreur')}, dont ${fault?.where ?? ''} : ${fault?.message ?? ''}`,
      );
    }
    const { opensAt, closesAt } = await calendarOf(reading, wish);
    return this.transactions.run(async (tx) => {
      const outline = await this.outlines.createFromOutline(tx, {
        slug: wish.slug,
        title: wish.title,
        releaseLabel: wish.title,
        publishedAt: opensAt,
        sections: reading.sections.map(({ key, label }) => ({ key, title: label })),
        consultation: {
          slug: wish.slug,
          title: wish.title,
          opensAt,
          closesAt,
          timeZone: wish.timeZone ?? 'Europe/Paris',
          moderationPolicy: wish.moderationPolicy,
        },
      });
      const writer = new ImportWriter(tx.manager, outline, wish.tallyLabel);
      for await (const record of reading.records()) await writer.take(record);
      await writer.flush();
      checkComplete(reading, writer);
      const { comments, replies, sources, hidden } = writer;
      const { consultationId, releaseId } = outline;
      return {
        consultationId,
        releaseId,
        sections: reading.sections.length,
        comments,
        replies,
        sources,
        hidden,
      };
    });
  }
}

/** What was validated has to be what was written: anything else is a defect, and rolls all back. */
function checkComplete({ counts }: SoundReading, written: ImportWriter): void {
  if (
    written.comments !== counts.proposals ||
    written.replies !== counts.arguments ||
    written.sources !== counts.sources ||
    written.hidden !== counts.binned
  ) {
    throw new Error('An import wrote something else than what was read');
  }
}

/** The calendar asked for, or the file's own: that takes another reading of it, in constant memory. */
async function calendarOf(
  reading: SoundReading,
  { opensAt, closesAt }: ConsultationToImport,
): Promise<{ opensAt: Date; closesAt: Date }> {
  if (opensAt && closesAt) return { opensAt, closesAt };
  let first = Infinity;
  let last = -Infinity;
  for await (const { createdAt } of reading.records()) {
    first = Math.min(first, createdAt.getTime());
    last = Math.max(last, createdAt.getTime());
  }
  return { opensAt: opensAt ?? new Date(first), closesAt: closesAt ?? new Date(last + 1_000) };
}

/** Turns records into rows and writes them by batches; holds one batch and the ids of the proposals. */
class ImportWriter {
  private readonly roots = new Map<string, ImportedRoot>();
  private commentRows: ImportedCommentRow[] = [];
  private sourceRows: ImportedSourceRow[] = [];
  comments = 0;
  replies = 0;
  sources = 0;
  hidden = 0;

  constructor(
    private readonly manager: EntityManager,
    private readonly outline: OutlineIds,
    private readonly tallyLabel: string,
  ) {}

  async take(record: ImportedRecord): Promise<void> {
    switch (record.kind) {
      case 'proposal': {
        const place = this.placeOf(record.sectionKey);
        const row = proposalRow(record, place);
        this.roots.set(record.externalId, { ...place, id: row.id, sources: 0 });
        this.commentRows.push(row);
        this.comments += 1;
        break;
      }
      case 'argument':
        this.commentRows.push(argumentRow(record, this.rootOf(record.proposalId)));
        this.replies += 1;
        break;
      case 'source':
        this.sourceRows.push(sourceRow(record, this.rootOf(record.proposalId)));
        this.sources += 1;
        break;
      default:
        record satisfies never;
    }
    if (record.kind !== 'source' && record.binned) this.hidden += 1;
    if (this.commentRows.length + this.sourceRows.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const { commentRows, sourceRows } = this;
    this.commentRows = [];
    this.sourceRows = [];
    if (commentRows.length > 0) {
      await insertImportedComments(this.manager, this.outline.consultationId, this.tallyLabel, commentRows);
    }
    if (sourceRows.length > 0) await insertImportedSources(this.manager, sourceRows);
  }

  private placeOf(sectionKey: string): ImportedPlace {
    const place = this.outline.sections.get(sectionKey);
    if (!place) throw new Error('A proposal of a section that the file does not list');
    return { sectionId: place.sectionId, sectionVersionId: place.sectionVersionId };
  }

  private rootOf(proposalId: string): ImportedRoot {
    const root = this.roots.get(proposalId);
    if (!root) throw new Error('An answer before its proposal');
    return root;
  }
}
