import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, isId, newId, NotFound } from '#kernel';
import { Transactions } from '#platform';
import type { Acting } from '../acting';
import { ImportOutdated } from '../doctrine.errors';
import { lockAsWriter, requireWriter } from '../doctrine.policy';
import type { ImportDone } from '../doctrine.service';
import { readWorkingTree } from '../doctrine.tree';
import { writeSections, writeVersions } from '../doctrine.writes';
import { ReadImport } from '../jobs/read-import.job';
import { formatOf } from '../reading';
import type { ParsedDoctrine } from '../text';
import { UnreadablePage } from '../text/import.error';
import { requireReason } from '../writing/written.input';
import { IMPORT_SCOPES, type ImportScope, type ImportState } from './import.states';
import { recordImport } from './import.account';
import { decideScoped } from './import.planning';
import { ImportNotReady } from './imports.errors';

export interface FileReceived {
  doctrineSlug: string;
  fileName: string;
  bytes: Buffer;
  scope: string;
  /** Empty or absent: at the top. */
  sectionId?: string | null;
}

interface StoredImport {
  doctrineId: string;
  scope: ImportScope;
  sectionId: string | null;
  sectionSlug: string | null;
  state: ImportState;
  content: ParsedDoctrine | null;
}

const LONGEST_NAME = 200;

const tidyName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);

/** Files that writers send for a doctrine: received as they are, planned by a job, applied by a person who saw the plan. */
@Injectable()
export class ImportsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Keeps a file, unopened, and asks for its reading. Throws NotFound for a doctrine that the person does not write, InvalidInput
   * for a name of no known format or a section that is not there. Returns the import's id.
   */
  async receive(
    by: Acting,
    { doctrineSlug, fileName, bytes, scope, sectionId }: FileReceived,
  ): Promise<string> {
    const chosen = IMPORT_SCOPES.find((one) => one === scope);
    if (!chosen) throw new InvalidInput('Choisissez ce que ce fichier concerne.', 'scope');
    const name = tidyName(fileName);
    if (name === '' || bytes.length === 0) throw new InvalidInput('Choisissez un fichier.', 'file');
    try {
      formatOf(name);
    } catch (error) {
      if (error instanceof UnreadablePage) throw new InvalidInput(error.message, 'format');
      throw error;
    }
    return this.transactions.run(async (tx) => {
      const { manager } = tx;
      const found: { id: string }[] = await manager.query('SELECT id FROM doctrine WHERE slug = $1', [
        doctrineSlug,
      ]);
      const doctrineId = found[0]?.id ?? '';
      const requestedBy = await requireWriter(manager, by, doctrineId);
      const section = await livingSection(manager, doctrineId, chosen, sectionId || null);
      const id = newId();
      await manager.query(
        `INSERT INTO doctrine_import (id, doctrine_id, file_name, byte_size, sha256, scope, section_id, bytes, requested_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          doctrineId,
          name,
          bytes.length,
          createHash('sha256').update(bytes).digest('hex'),
          chosen,
          section,
          bytes,
          requestedBy,
        ],
      );
      await tx.enqueue(ReadImport, { importId: id });
      return id;
    });
  }

  /** Plans again what was read, against the doctrine as it is now. Throws NotFound, ImportNotReady. */
  async replan(by: Acting, importId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const stored = await storedImport(tx.manager, by, importId);
      if (stored.state !== 'planned') throw new ImportNotReady(stored.state);
      await tx.manager.query(
        `UPDATE doctrine_import SET state = 'received', plan = NULL, digest = NULL WHERE id = $1`,
        [importId],
      );
      await tx.enqueue(ReadImport, { importId });
    });
  }

  /**
   * Writes what the plan said, as drafts, in one transaction. Throws ImportOutdated when the doctrine has changed since, ImportNotReady
   * when there is no plan, NotFound.
   */
  async apply(
    by: Acting,
    { importId, digest, reason: given }: { importId: string; digest: string; reason: string },
  ): Promise<Omit<ImportDone, 'plan'>> {
    const reason = requireReason(given);
    return this.transactions.run(async ({ manager }) => {
      const stored = await storedImport(manager, by, importId);
      const authorId = await lockAsWriter(manager, by, stored.doctrineId);
      if (stored.state !== 'planned' || !stored.content) throw new ImportNotReady(stored.state);
      const tree = await readWorkingTree(manager, stored.doctrineId);
      const section =
        stored.sectionId === null ? null : { id: stored.sectionId, slug: stored.sectionSlug ?? '' };
      const outcome = decideAgain(tree, stored.content, { scope: stored.scope, section });
      if (outcome.digest !== digest) throw new ImportOutdated();
      await writeSections(manager, stored.doctrineId, outcome.sections, outcome.retiredIds);
      await writeVersions(manager, outcome.versions, { reason, authorId });
      await recordImport(manager, stored.doctrineId, tree, outcome, { doneBy: authorId, reason });
      await manager.query(
        `UPDATE doctrine_import SET state = 'applied', applied_at = now(), applied_by = $2, reason = $3, bytes = NULL, content = NULL
         WHERE id = $1`,
        [importId, authorId, reason],
      );
      return {
        doctrineId: stored.doctrineId,
        sectionsWritten: outcome.sections.length + outcome.retiredIds.length,
        versionsWritten: outcome.versions.length,
        nothingToDo: outcome.nothingToDo,
      };
    });
  }

  /**
   * Forgets a file that nobody wants to import, with what was read in it: the account of it stays, for thirty days. One that is being
   * read is discarded as well, and what is read then goes nowhere. Sent twice, it is done once. Throws NotFound, and ImportNotReady for
   * what was applied or refused: there is no file any more.
   */
  async discard(by: Acting, importId: string): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { state, doctrineId } = await storedImport(manager, by, importId);
      if (state === 'discarded') return;
      if (state === 'applied' || state === 'refused') throw new ImportNotReady(state);
      await manager.query(
        `UPDATE doctrine_import SET state = 'discarded', discarded_at = now(), discarded_by = $2,
           bytes = NULL, content = NULL, plan = NULL, digest = NULL WHERE id = $1`,
        [importId, await requireWriter(manager, by, doctrineId)],
      );
    });
  }
}

/** A section that was retired since the plan makes the plan outdated, nothing worse. */
function decideAgain(...parts: Parameters<typeof decideScoped>): ReturnType<typeof decideScoped> {
  try {
    return decideScoped(...parts);
  } catch (error) {
    if (error instanceof UnreadablePage) throw new ImportOutdated();
    throw error;
  }
}

async function livingSection(
  manager: EntityManager,
  doctrineId: string,
  scope: ImportScope,
  sectionId: string | null,
): Promise<string | null> {
  if (scope === 'whole') return null;
  if (sectionId === null) {
    if (scope === 'add') return null;
    throw new InvalidInput('Choisissez la section que ce fichier remplace.', 'sectionId');
  }
  const rows: unknown[] = isId(sectionId)
    ? await manager.query('SELECT FROM section WHERE id = $1 AND doctrine_id = $2 AND retired_at IS NULL', [
        sectionId,
        doctrineId,
      ])
    : [];
  if (rows.length === 0)
    throw new InvalidInput(
      'Cette section n’est plus dans la doctrine : choisissez-en une autre.',
      'sectionId',
    );
  return sectionId;
}

/** The import, locked, for one who writes its doctrine; NotFound for all others. */
async function storedImport(manager: EntityManager, by: Acting, importId: string): Promise<StoredImport> {
  const rows: StoredImport[] = isId(importId)
    ? await manager.query(
        `SELECT i.doctrine_id AS "doctrineId", i.scope, i.section_id AS "sectionId", s.slug AS "sectionSlug", i.state, i.content
         FROM doctrine_import i LEFT JOIN section s ON s.id = i.section_id WHERE i.id = $1 FOR UPDATE OF i`,
        [importId],
      )
    : [];
  const [row] = rows;
  if (!row) throw noImport();
  await requireWriter(manager, by, row.doctrineId).catch((error: unknown) => {
    throw error instanceof NotFound ? noImport() : error;
  });
  return row;
}

const noImport = (): NotFound => new NotFound('Cet import n’existe pas, ou vous ne rédigez pas sa doctrine.');
