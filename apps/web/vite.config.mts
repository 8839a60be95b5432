import { join, resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mts';
import { compiledMessages } from './build/compiled-messages.mts';
import { drawings } from './build/drawings.mts';
import { possibleTypes } from './build/possible-types.mts';
import { usedIcons } from './build/used-icons.mts';

const here = import.meta.dirname;
const packages = join(here, '../../node_modules');

/**
 * Two builds of one source: what browsers load (dist/web/client, named by content, with its manifest) and what the API
 * process renders with (dist/web/server, one file that holds all it needs, so that production installs no package for it).
 */
export default defineConfig(({ isSsrBuild = false }) => ({
  root: here,
  publicDir: isSsrBuild ? false : join(here, 'public'),
  // Assets live under a prefix of their own, which is cached for ever.
  base: '/assets/',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    alias: [
      // Messages are parsed while building.
      {
        find: '@formatjs/icu-messageformat-parser',
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
      // The package's exports only name its development build.
      { find: /^react-router\/dom$/, replacement: `${packages}/react-router/dist/production/dom-export.mjs` },
      { find: /^react-router$/, replacement: `${packages}/react-router/dist/production/index.mjs` },
    ],
    dedupe: ['react', 'react-dom'],
  },
  plugins: [
    compiledMessages(),
    possibleTypes(join(here, '../../schema.graphql')),
    ...(isSsrBuild ? [] : [drawings('/assets/'), compressed()]),
    usedIcons(join(here, 'src'), join(packages, '@codegouvfr/react-dsfr/dsfr/icons')),
  ],
  ssr: { noExternal: true },
  build: {
    outDir: resolve(process.env.WEB_DIR || join(here, '../../dist/web'), isSsrBuild ? 'server' : 'client'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the pages allows no data: addresses.
    assetsInlineLimit: 0,
    assetsDir: '',
    manifest: !isSsrBuild,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // « use client » means nothing here.
      onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
      ...(isSsrBuild
        ? {
            input: join(here, 'src/entry-server.tsx'),
            output: { format: 'cjs', entryFileNames: 'render.cjs', codeSplitting: false },
          }
        : {
            input: { browser: join(here, 'src/entry-browser.tsx'), theme: join(here, 'src/shell/theme.ts') },
          }),
    },
  },
}));
