import { readFileSync } from 'node:fs';
import { buildSchema, isInterfaceType } from 'graphql';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:possible-types';
const RESOLVED = `\0${VIRTUAL}`;

/**
 * Which types implement each interface of the API, as `virtual:possible-types`. Without it the browser's cache guesses
 * what a fragment on an interface applies to, and drops the refusals. Unions are left out: no document has a fragment on
 * one.
 */
export const possibleTypes = (schemaFile: string): Plugin => ({
  name: 'possible-types',
  resolveId: (id) => (id === VIRTUAL ? RESOLVED : null),
  load(id) {
    if (id !== RESOLVED) return null;
    this.addWatchFile(schemaFile);
    const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    const names = interfaces.map((type) => [
      type.name,
      schema.getImplementations(type).objects.map(({ name }) => name),
    ]);
    return `export default ${JSON.stringify(Object.fromEntries(names))}`;
  },
});
