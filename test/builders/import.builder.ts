import type { DataSource } from 'typeorm';
import { ImportReading } from '#doctrine';
import { newId } from '#kernel';

/** A page that somebody sent for a doctrine, read and planned: adding it retires nothing. Its id, and the digest of its plan. */
export async function buildImport(
  database: DataSource,
  doctrineId: string,
  requestedBy: string,
  markdown = '# Une page ajoutée\n\nSon seul paragraphe.{{ site.data }}',
): Promise<{ id: string; digest: string }> {
  const id = newId();
  const bytes = Buffer.from(markdown);
  await database.query(
    `INSERT INTO doctrine_import (id, doctrine_id, file_name, byte_size, sha256, scope, bytes, requested_by)
     VALUES ($1, $2, $3, $4, 'x', 'add', $5, $6)`,
    [id, doctrineId, 'une-page-ajoutee.md', bytes.length, bytes, requestedBy],
  );
  const reading = new ImportReading(database);
  const read = await reading.read(id);
  const none = () => Promise.resolve(new Map<string, number>());
  await database.transaction((manager) =>
    reading.plan(manager, id, read, { onSections: none, onBlocks: none }),
  );
  const [row]: { digest: string }[] = await database.query(
    'SELECT digest FROM doctrine_import WHERE id = $1',
    [id],
  );
  return { id, digest: row?.digest ?? '' };
}
