import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readWorkingTree } from '../doctrine.tree';
import { type Picture, readApart, type ReadFile } from '../reading';
import { UnreadablePage } from '../text/import.error';
import type { ParsedDoctrine } from '../text';
import { forgetExpired } from './import.expiry';
import type { ImportScope } from './import.states';
import { type CommentCounting, decideScoped, plannedOf } from './import.planning';

/** What was found in a file, before it is known what its import would do. */
export type Reading = { refusal: string } | { content: ParsedDoctrine; pictures: Picture[] };

interface ImportToPlan {
  doctrineId: string;
  scope: ImportScope;
  sectionId: string | null;
  sectionSlug: string | null;
}

const FAILED =
  'La lecture de ce fichier a échoué, malgré plusieurs essais. Envoyez-le de nouveau ; si l’échec se répète, signalez-le à l’administrateur.';

/** The work behind an import that waits: reading the file in a process of its own, and planning. For the job alone. */
@Injectable()
export class ImportReading {
  constructor(private readonly dataSource: DataSource) {}

  /** Reads the file, unless it was read before. Takes as long as the reading process may (20 s). */
  async read(importId: string): Promise<Reading> {
    await this.dataSource.query(
      `UPDATE doctrine_import SET state = 'reading' WHERE id = $1 AND state = 'received'`,
      [importId],
    );
    const rows: { fileName: string; bytes: Buffer | null; content: ParsedDoctrine | null }[] =
      await this.dataSource.query(
        `SELECT file_name AS "fileName", bytes, content FROM doctrine_import WHERE id = $1 AND state = 'reading'`,
        [importId],
      );
    const [row] = rows;
    if (!row) return { refusal: FAILED };
    if (row.content) return { content: row.content, pictures: [] };
    if (!row.bytes) return { refusal: FAILED };
    try {
      const { doctrine, pictures }: ReadFile = await readApart(row.bytes, row.fileName);
      if (doctrine.sections.length === 0)
        return { refusal: `${row.fileName} : ce fichier ne contient aucun texte.` };
      return { content: doctrine, pictures };
    } catch (error) {
      if (error instanceof UnreadablePage) return { refusal: error.message };
      throw error;
    }
  }

  /** Keeps what was read and plans it against the doctrine as it is now. */
  async plan(
    manager: EntityManager,
    importId: string,
    reading: Reading,
    counting: CommentCounting,
  ): Promise<void> {
    const rows: ImportToPlan[] = await manager.query(
      `SELECT i.doctrine_id AS "doctrineId", i.scope, i.section_id AS "sectionId", s.slug AS "sectionSlug"
       FROM doctrine_import i LEFT JOIN section s ON s.id = i.section_id WHERE i.id = $1 AND i.state = 'reading' FOR UPDATE OF i`,
      [importId],
    );
    const [row] = rows;
    if (!row) return;
    await forgetExpired(manager, importId);
    if ('refusal' in reading) return this.refuse(manager, importId, reading.refusal);
    await keepPictures(manager, reading.pictures);
    try {
      const section = row.sectionId === null ? null : { id: row.sectionId, slug: row.sectionSlug ?? '' };
      const tree = await readWorkingTree(manager, row.doctrineId);
      const outcome = decideScoped(tree, reading.content, { scope: row.scope, section });
      const plan = await plannedOf(tree, outcome, reading.content, counting);
      await manager.query(
        `UPDATE doctrine_import SET state = 'planned', content = $2, plan = $3, digest = $4 WHERE id = $1`,
        [importId, JSON.stringify(reading.content), JSON.stringify(plan), outcome.digest],
      );
    } catch (error) {
      if (!(error instanceof UnreadablePage)) throw error;
      await this.refuse(manager, importId, error.message);
    }
  }

  /** Nobody should wait for ever for a file that could not be read. */
  async giveUp(manager: EntityManager, importId: string): Promise<void> {
    await this.refuse(manager, importId, FAILED);
  }

  private async refuse(manager: EntityManager, importId: string, refusal: string): Promise<void> {
    await manager.query(
      `UPDATE doctrine_import SET state = 'refused', refusal = $2, bytes = NULL, content = NULL
       WHERE id = $1 AND state IN ('received', 'reading')`,
      [importId, refusal],
    );
  }
}

/**
 * Keeps pictures, by their content. One that is kept already is as if it had just come, so that it does not go before its text is there.
 */
export async function keepPictures(manager: EntityManager, pictures: readonly Picture[]): Promise<void> {
  for (const { digest, extension, bytes } of pictures)
    await manager.query(
      'INSERT INTO doctrine_picture (digest, extension, bytes) VALUES ($1, $2, $3) ON CONFLICT (digest) DO UPDATE SET stored_at = now()',
      [digest, extension, bytes],
    );
}
