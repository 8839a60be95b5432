const { join } = require('node:path');

/**
 * package.json maps `#*` to the built files; the import graph is checked over the sources, so the cruiser gets the
 * same names with their sources (it reads aliases from a file of webpack's form).
 */
module.exports = { resolve: { alias: { '#*': join(process.cwd(), 'libs/*/index.ts') } } };
