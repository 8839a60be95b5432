import { OPEN_DATA_COLUMNS, type OpenDataColumn } from './open-data.columns';

/** Changes when a column disappears or changes its meaning; a new column alone does not change it. */
export const OPEN_DATA_FORMAT = 'concertation-contributions/1';

/** The JSON Schema (draft 2020-12) of the open data in JSON, committed beside this file as `open-data.schema.json`. */
export function openDataSchema() {
  const count = { type: 'integer', minimum: 0 };
  const optionalText = { type: ['string', 'null'] };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Contributions d’une concertation',
    ...object({
      meta: object({
        format: { const: OPEN_DATA_FORMAT },
        concertation: { type: 'string' },
        edition: { type: 'string' },
        arrete: { type: 'string' },
        arrete_le: { type: 'string', format: 'date-time' },
        empreinte_sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        charte: optionalText,
        fuseau_horaire: { type: 'string' },
        nombre_contributions: count,
        nombre_reponses: count,
        nombre_avec_suite: count,
        sections: {
          type: 'array',
          items: object({
            identifiant: { type: 'string' },
            numero: optionalText,
            titre: { type: 'string' },
            niveau: count,
            contributions: count,
            reponses: count,
            avec_suite: count,
          }),
        },
      }),
      colonnes: { type: 'array', items: { type: 'object' } },
      contributions: {
        type: 'array',
        items: object(
          Object.fromEntries(OPEN_DATA_COLUMNS.map((column) => [column.name, columnSchema(column)])),
        ),
      },
    }),
  };
}

function object(properties: Record<string, unknown>) {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function columnSchema({ type, description, values }: OpenDataColumn) {
  switch (type) {
    case 'texte':
      return { description, type: ['string', 'null'], ...(values && { enum: [...values, null] }) };
    case 'entier':
      return { description, type: ['integer', 'null'], minimum: 0 };
    case 'date-heure':
      return { description, type: ['string', 'null'], format: 'date-time' };
    case 'liste':
      return {
        description,
        type: 'array',
        items: object({ titre: { type: 'string' }, url: { type: 'string' } }),
      };
  }
}
