import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect } from './collect';
import { writeJson } from './json.writer';
import { OPEN_DATA_COLUMNS } from './open-data.columns';
import committedSchema from './open-data.schema.json';
import { openDataSchema } from './open-data.schema';
import { aConsultation, aHeader, aRecord } from './snapshot-record.builder';
import type { SnapshotRecord } from './snapshot-record';

interface OpenData {
  meta: Record<string, unknown>;
  colonnes: { nom: string }[];
  contributions: Record<string, unknown>[];
}

async function read(records: SnapshotRecord[]): Promise<OpenData> {
  return JSON.parse((await collect(writeJson, aHeader(records), records)).toString()) as OpenData;
}

describe('the open data in JSON', () => {
  it('say what they are, describe their columns and hold every contribution', async () => {
    const { meta, colonnes, contributions } = await read(aConsultation(60));
    expect(meta).toMatchObject({
      arrete_le: '2019-12-05T13:30:00.000Z',
      empreinte_sha256: '0123456789abcdef'.repeat(4),
    });
    expect(colonnes.map((column) => column.nom)).toEqual(OPEN_DATA_COLUMNS.map((column) => column.name));
    expect(contributions).toHaveLength(60);
  });

  it('keep any text, and numbers as numbers', async () => {
    const body = '=1+1 "é" \u2028 😀 هل\n\t\\ </script>';
    const { contributions } = await read([aRecord({ body, reactions: { for: 2, mixed: 0, against: 1 } })]);
    expect(contributions[0]).toMatchObject({
      texte_markdown: body,
      reactions_pour: 2,
      reactions_mitigees: 0,
    });
  });

  it('hold no name of a person', async () => {
    const file = await collect(writeJson, aHeader([aRecord()]), [aRecord()]);
    expect(file.toString()).not.toContain('Camille');
  });

  it('of an empty consultation are valid', async () => {
    expect((await read([])).contributions).toEqual([]);
  });

  it('are the same file each time', async () => {
    const records = aConsultation(60);
    const first = await collect(writeJson, aHeader(records), records);
    expect((await collect(writeJson, aHeader(records), records)).equals(first)).toBe(true);
  });

  it('have every column in their documentation', () => {
    const page = readFileSync(join(__dirname, 'open-data.md'), 'utf8');
    for (const { name, description } of OPEN_DATA_COLUMNS) {
      expect(
        page.split('\n').filter((line) => line.includes(`\`${name}\``) && line.includes(description)),
      ).toHaveLength(1);
    }
  });

  it('follow the committed schema, which is that of the columns', async () => {
    expect(committedSchema).toEqual(openDataSchema());
    const { properties } = openDataSchema();
    const file: unknown = await read(aConsultation(60));
    expect(faults(file, { type: 'object', properties, required: Object.keys(properties) }, '')).toEqual([]);
  });
});

interface Schema {
  type?: string | string[];
  properties?: Record<string, unknown>;
  required?: string[];
  additionalProperties?: boolean;
  items?: unknown;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  pattern?: string;
}

/** The part of JSON Schema that our schema uses. */
function faults(value: unknown, schema: Schema, path: string): string[] {
  const found: string[] = [];
  if (schema.type && ![schema.type].flat().includes(typeOf(value))) found.push(`${path}: ${typeOf(value)}`);
  if (schema.enum && !schema.enum.includes(value)) found.push(`${path}: not in the list`);
  if (schema.const !== undefined && schema.const !== value) found.push(`${path}: not the constant`);
  if (typeof value === 'number' && value < (schema.minimum ?? value)) found.push(`${path}: too small`);
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern).test(value)) {
    found.push(`${path}: pattern`);
  }
  if (Array.isArray(value) && schema.items) {
    found.push(...value.flatMap((item, at) => faults(item, schema.items as Schema, `${path}/${at}`)));
  }
  if (typeOf(value) === 'object' && schema.properties) {
    const entries = Object.entries(value as object);
    const names = entries.map(([name]) => name);
    found.push(
      ...(schema.required ?? [])
        .filter((name) => !names.includes(name))
        .map((name) => `${path}/${name}: missing`),
    );
    for (const [name, inner] of entries) {
      const innerSchema = schema.properties[name] as Schema | undefined;
      if (innerSchema) found.push(...faults(inner, innerSchema, `${path}/${name}`));
      else if (schema.additionalProperties === false) found.push(`${path}/${name}: unknown`);
    }
  }
  return found;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
