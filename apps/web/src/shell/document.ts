import type { Params } from 'react-router';
import { translations, type Screen } from '../addresses';
import { LANGUAGES } from '../i18n/language';
import type { Messages } from '../i18n/messages';
import type { Head } from '../screen';
import type { Settings } from '../settings';
import { STATE_ID } from '../state';
import { documentTitle } from './use-head';

/** Files that a page needs, by name: the browser's build with its hashes. */
export interface Assets {
  theme: string;
  script: string;
  styles: readonly string[];
  fonts: readonly string[];
  /** Scripts of a screen and of a language, for the browser to fetch them at once. */
  preloads(screen: Screen | undefined, language: string): readonly string[];
}

/** What the person chose; `system`: what their device says. */
export type Theme = 'light' | 'dark' | 'system';

interface Page {
  head: Head;
  messages: Messages;
  body: string;
  state: string;
  screen: Screen | undefined;
  params: Params;
  server: { settings: Settings; assets: Assets; theme: Theme; fault?: unknown };
}

/** Nothing from elsewhere, nothing inline, and no text becomes code or markup but by the policy named here. */
export const contentSecurityPolicy = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['sanitised-html'],
};

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** The document around a rendered page. */
export function documentOf({ head, messages, body, state, screen, params, server }: Page): string {
  const { settings, assets, theme } = server;
  const { language } = messages;
  const addresses = screen && !head.isPrivate ? translations(screen, params) : null;
  const absolute = (path: string): string => attribute(`${settings.publicUrl}${path}`);
  // A fault's page has the address of something else, which the browser's router would take it for.
  const scripts = server.fault
    ? []
    : [
        ...assets.preloads(screen, language).map((file) => `<link rel="modulepreload" href="${file}">`),
        `<script type="module" src="${assets.script}"></script>`,
      ];
  const lines = [
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${attribute(documentTitle(head, messages))}</title>`,
    head.description && `<meta name="description" content="${attribute(head.description)}">`,
    head.isPrivate && `<meta name="robots" content="noindex">`,
    addresses && `<link rel="canonical" href="${absolute(addresses[language])}">`,
    ...LANGUAGES.map(
      (other) =>
        addresses && `<link rel="alternate" hreflang="${other}" href="${absolute(addresses[other])}">`,
    ),
    `<meta name="color-scheme" content="${theme === 'system' ? 'light dark' : theme}">`,
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    `<script src="${assets.theme}"></script>`,
    ...(settings.brand === 'state' ? assets.fonts : []).map(
      (file) => `<link rel="preload" href="${file}" as="font" type="font/woff2" crossorigin>`,
    ),
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    ...scripts,
  ];
  const shown = theme === 'dark' ? 'dark' : 'light';
  return `<!doctype html>
<html lang="${language}" data-fr-scheme="${theme}" data-fr-theme="${shown}" data-brand="${settings.brand}">
<head>
${lines.filter(Boolean).join('\n')}
</head>
<body>
<div id="root">${body}</div>
<script type="application/json" id="${STATE_ID}">${state}</script>
</body>
</html>
`;
}
