/**
 * The import graph of docs/architecture.md, checked over files:
 *
 *   kernel <- platform <- identity <- doctrine <- tour <- comments <- moderation
 *                                                          comments <- synthesis
 *   identity <- operations (what administrators see of the platform's own machinery)
 *   notifications hears events of the domains below it;  apps -> domains
 *
 * A domain is entered only by an index file (its own, or that of graphql/ and jobs/). Inside a domain, imports are relative.
 */
const BELOW = {
  kernel: [],
  platform: ['kernel'],
  identity: ['kernel', 'platform'],
  operations: ['kernel', 'platform', 'identity'],
  doctrine: ['kernel', 'platform', 'identity'],
  tour: ['kernel', 'platform', 'identity', 'doctrine'],
  comments: ['kernel', 'platform', 'identity', 'doctrine', 'tour'],
  moderation: ['kernel', 'platform', 'identity', 'doctrine', 'tour', 'comments'],
  synthesis: ['kernel', 'platform', 'identity', 'doctrine', 'tour', 'comments'],
  notifications: [
    'kernel',
    'platform',
    'identity',
    'doctrine',
    'tour',
    'comments',
    'moderation',
    'synthesis',
  ],
};

const TESTS = '\\.(spec|int-spec)\\.ts$';
const INDEX = '(^|/)index\\.ts$';

const layers = Object.entries(BELOW).map(([domain, below]) => ({
  name: `layer-${domain}`,
  comment: `libs/${domain} may import: ${below.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^libs/${domain}/`, pathNot: TESTS },
  to: { path: '^(libs|apps|migrations|test|bench)/', pathNot: `^libs/(${[domain, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'no-circular',
      comment: 'A cycle makes the load order matter.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-by-index-only',
      comment: 'Another domain is used by its public names only: its index, graphql/index or jobs/index.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', INDEX] },
    },
    {
      name: 'apps-by-index-only',
      comment: 'A process composes domains by their public names; it does not reach into them.',
      severity: 'error',
      from: { path: '^(apps|test|bench|migrations)/', pathNot: [TESTS, '^test/setup/'] }, // Jest starts the setup without our names
      to: { path: '^libs/', pathNot: INDEX },
    },
    {
      name: 'not-to-apps',
      comment: 'Nothing below the processes imports a process; test/ and bench/ may drive them.',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^(apps|test|bench)/', pathNot: '^test/(setup|builders)/' },
    },
    {
      name: 'not-to-test-code',
      comment: 'Shipped code does not import test code.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [TESTS, '^libs/platform/testing/'] },
      to: { path: ['^(test|bench)/', TESTS] },
    },
    {
      name: 'worker-loads-no-schema',
      comment: 'graphql/ is an entry of its own so that the worker starts without a schema.',
      severity: 'error',
      from: { path: '^apps/worker/', pathNot: TESTS },
      to: { path: '^libs/[^/]+/graphql/', reachable: true },
    },
    {
      name: 'web-imports-no-server-code',
      comment: 'The browser is typed from schema.graphql.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps/(api|worker|cli|local))/' },
    },
    {
      name: 'no-dev-dependency',
      comment: 'Production installs without devDependencies.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [TESTS, '^libs/platform/testing/', '^apps/web/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that is used is in package.json.',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing hides every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' }, // made by a plugin of the web build
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|var|coverage|fixtures)/' },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: require('node:path').join(__dirname, 'scripts/lint/cruiser-resolve.cjs') },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
