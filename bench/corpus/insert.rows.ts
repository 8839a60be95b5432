import { type Client, escapeIdentifier } from 'pg';

/** Rows of one statement: large enough to be quick, small enough for memory (about 5 MB of JSON). */
export const BATCH = 5_000;

export type Row = Readonly<Record<string, unknown>>;

/** INSERT of the columns `columns` of `table`, the rows being one JSON parameter; values are read with the columns' own types. */
function insertSql(table: string, columns: readonly string[]): string {
  const nameSql = escapeIdentifier(table);
  const columnsSql = columns.map(escapeIdentifier).join(', ');
  return `INSERT INTO ${nameSql} (${columnsSql}) SELECT ${columnsSql} FROM json_populate_recordset(NULL::${nameSql}, $1::json)`;
}

/** Inserts rows that all have the columns of the first one, in batches. */
export async function insertRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const sql = insertSql(table, Object.keys(first));
  for (let start = 0; start < rows.length; start += BATCH) {
    await client.query(sql, [JSON.stringify(rows.slice(start, start + BATCH))]);
  }
}
