import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { DocumentNode } from 'graphql';
import type { Configuration } from '#platform';

/**
 * What apps/web's server build offers and asks for. Written here, because neither side imports the other: the web
 * application is typed from schema.graphql, this process loads what was built (apps/web/src/entry-server.tsx).
 */
export interface Renderer {
  respond(request: Request, server: RenderingServer): Promise<Response>;
  contentSecurityPolicy: Record<string, string[]>;
  /** The source file of each screen. */
  SCREEN_FILES: Record<string, string>;
  /** A screen's address from the root, with `:parameters`. */
  patternOf(language: 'fr' | 'en', screen: string): string;
}

/** Lent for one page. */
export interface RenderingServer {
  transport: {
    execute(document: DocumentNode, variables: Record<string, unknown>): Promise<GraphqlAnswer>;
  };
  settings: PageSettings;
  assets: Assets;
  theme: Theme;
  /** The fault to show instead of the page that the address names; such a page runs no scripts. */
  fault?: { status: number; code: string; message: string; reference?: string };
}

export interface GraphqlAnswer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

export interface PageSettings {
  brand: 'state' | 'neutral';
  brandLines: readonly string[];
  operator: string;
  publicUrl: string;
  isSample: boolean;
  explorer: string | null;
}

export type Theme = 'light' | 'dark' | 'system';

export interface Assets {
  theme: string;
  script: string;
  styles: readonly string[];
  fonts: readonly string[];
  preloads(screen: string | undefined, language: string): readonly string[];
}

/** One file of the browser's build, as Vite's manifest tells it. */
interface Chunk {
  file: string;
  css?: readonly string[];
  imports?: readonly string[];
}

/** Where browsers ask for the files of the build. */
export const ASSETS_PATH = '/assets/';

/** The build, beside what is compiled (dist/) and in the sources' tree (tests run from there). */
const PLACES = [join(__dirname, '../../../web'), join(__dirname, '../../../dist/web')];

const RENDERER = 'server/render.cjs';

function buildFolder(given: string | undefined): string {
  const found = (given ? [resolve(given)] : PLACES).find((place) => existsSync(join(place, RENDERER)));
  if (!found) throw new Error('The web application is not built: run « npm run build »');
  return found;
}

/** The web application as it was built: its renderer, the folder of its files, and which page needs which of them. */
export interface WebBuild {
  renderer: Renderer;
  assets: Assets;
  folder: string;
  /** Addresses of the scripts that every page needs before any of its own. */
  entryScripts: readonly string[];
}

let loaded: { build: WebBuild; at: number } | undefined;

/** The build; one that is newer than what was loaded takes its place, outside of production. Throws when there is none. */
export function webBuild({ WEB_DIR }: Pick<Configuration, 'WEB_DIR'>): WebBuild {
  if (loaded && process.env.NODE_ENV === 'production') return loaded.build;
  const folder = buildFolder(WEB_DIR);
  const at = statSync(join(folder, RENDERER)).mtimeMs;
  if (loaded?.at !== at) loaded = { build: load(folder), at };
  return loaded.build;
}

function load(folder: string): WebBuild {
  const client = join(folder, 'client');
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const chunk = (source: string): Chunk => {
    const found = manifest[source];
    if (!found) throw new Error(`The build of the web application has no ${source}`);
    return found;
  };
  const address = (file: string): string => `${ASSETS_PATH}${file}`;
  /** A chunk and all that it imports, without what every page has anyway. */
  const files = (source: string, seen = new Set<string>()): string[] => {
    if (seen.has(source)) return [];
    seen.add(source);
    const { file, imports = [] } = chunk(source);
    return [address(file), ...imports.flatMap((name) => files(name, seen))];
  };
  const entry = chunk('src/entry-browser.tsx');
  const always = new Set(files('src/entry-browser.tsx'));
  const preloads = new Map<string, readonly string[]>();
  const file = join(folder, RENDERER);
  const load = createRequire(__filename);
  Reflect.deleteProperty(load.cache, file);
  const renderer = load(file) as Renderer;
  return {
    renderer,
    folder: client,
    entryScripts: [...always],
    assets: {
      theme: address(chunk('src/shell/theme.ts').file),
      script: address(entry.file),
      styles: (entry.css ?? []).map(address),
      fonts: Object.values(manifest)
        .map(({ file }) => file)
        .filter((file) => /^Marianne-(Regular|Bold)-.+\.woff2$/.test(file))
        .map(address),
      preloads(screen, language) {
        const key = `${language}:${screen ?? ''}`;
        let known = preloads.get(key);
        if (!known) {
          const sources = [`src/i18n/catalogue.${language}.ts`];
          if (screen) sources.push(`src/${renderer.SCREEN_FILES[screen]}`);
          known = [...new Set([...always, ...sources.flatMap((name) => files(name))])];
          preloads.set(key, known);
        }
        return known;
      },
    },
  };
}
