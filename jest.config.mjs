import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the installed packages that are ES modules: Jest runs CommonJS, so these are compiled. */
function esmPackages(root = 'node_modules') {
  const names = readdirSync(root).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(root, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.filter((name) => {
    const manifest = join(root, name, 'package.json');
    if (!existsSync(manifest)) return false;
    return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  });
}

/** CommonJS packages that load ES modules by `import()`, which Jest's own loader does not offer. */
const DYNAMIC_IMPORTERS = ['@fastify/cookie'];

const swc = (decorators) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: decorators ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      ...(decorators && {
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      }),
    },
    module: { type: 'commonjs', ignoreDynamic: false },
  },
];

const project = (displayName, more) => ({
  displayName,
  testEnvironment: 'node',
  transform: { '\\.ts$': swc(true), 'node_modules/.+\\.m?js$': swc(false) },
  transformIgnorePatterns: [`node_modules/(?!(${[...esmPackages(), ...DYNAMIC_IMPORTERS].join('|')})/)`],
  // Only our own domains: installed packages have private `#` names of their own.
  moduleNameMapper: {
    '^#((?:kernel|platform|identity|doctrine|tour|comments|moderation|synthesis|notifications|operations)(?:/.+)?)$':
      '<rootDir>/libs/$1/index.ts',
  },
  setupFiles: ['reflect-metadata'],
  ...more,
});

export default {
  // Two cores carry PostgreSQL, Redis and several processes at once: a slow test is not a broken one.
  testTimeout: 60_000,
  projects: [
    project('unit', { testMatch: ['<rootDir>/{apps,libs,bench,test}/**/*.spec.ts'] }),
    project('integration', {
      testMatch: ['<rootDir>/{apps,libs,test,migrations}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/test/setup/database.ts',
      globalTeardown: '<rootDir>/test/setup/database-teardown.ts',
    }),
  ],
};
