import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { guardCell } from './csv-cell';
import { publicRecords, type ExportWriter } from './export-writer';
import { OPEN_DATA_COLUMNS, type OpenDataValue } from './open-data.columns';

/**
 * Open data as CSV (RFC 4180 with ';', UTF-8 with a byte order mark: what a French spreadsheet opens by a double click).
 * Every cell is guarded against formulas, see `guardCell`.
 */
export const writeCsv: ExportWriter = async (header, records, out, onProgress) => {
  async function* rows(): AsyncGenerator<string[]> {
    for await (const record of publicRecords(header, records, onProgress)) {
      yield OPEN_DATA_COLUMNS.map((column) => guardCell(cellText(column.read(record))));
    }
  }
  const csv = stringify({
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    header: true,
    columns: OPEN_DATA_COLUMNS.map((column) => column.name),
  });
  await pipeline(Readable.from(rows()), csv, out);
};

function cellText(value: OpenDataValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((source) => `${source.titre} <${source.url}>`).join('\n');
  return String(value);
}
