import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

const SOURCES = 'apps/web/src';

/** One language of one feature. */
export interface Catalogue {
  feature: string;
  messages: Record<string, string>;
}

const filesUnder = (ending: RegExp): string[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(SOURCES, name))
    .sort();

export const cataloguesIn = (language: 'fr' | 'en'): Catalogue[] =>
  filesUnder(new RegExp(`messages\\.${language}\\.json$`)).map((file) => ({
    feature: basename(dirname(file)),
    messages: JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>,
  }));

/** `feature.key` → message. */
export const messagesIn = (language: 'fr' | 'en'): Map<string, string> =>
  new Map(
    cataloguesIn(language).flatMap(({ feature, messages }) =>
      Object.entries(messages).map(([key, message]) => [`${feature}.${key}`, message] as const),
    ),
  );

/** What a message wants to be given, and the elements it marks: the same in every language. */
export function parametersOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const { value } of Object.values(element.options)) visit(value);
      }
    }
  };
  visit(parse(message));
  return [...names].sort();
}

/** What the sources say of messages: keys in full, beginnings of keys (`feature.state.${state}`), and words outside of the catalogues. */
export interface Uses {
  keys: Set<string>;
  beginnings: Set<string>;
  words: string[];
}

/** Attributes that people see or hear. */
const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'hint', 'legend', 'caption']);

const WORDS = /\p{L}{2,}/u;

/** A message's name, given to a component that says it. */
const KEY = /^[a-z]+\.[\w.]+$/;

/** Reads the sources as the compiler does. */
export function usesOfMessages(): Uses {
  const uses: Uses = { keys: new Set(), beginnings: new Set(), words: [] };
  for (const file of filesUnder(/(?<!\.spec|\.d)\.tsx?$/)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const at = (node: ts.Node): string =>
      `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) uses.keys.add(node.text);
      if (ts.isTemplateExpression(node)) uses.beginnings.add(node.head.text);
      if (ts.isJsxText(node) && WORDS.test(node.text)) uses.words.push(`${at(node)}: ${node.text.trim()}`);
      if (
        ts.isJsxAttribute(node) &&
        SPOKEN.has(node.name.getText()) &&
        node.initializer &&
        ts.isStringLiteral(node.initializer) &&
        WORDS.test(node.initializer.text) &&
        !KEY.test(node.initializer.text)
      ) {
        uses.words.push(`${at(node)}: ${node.initializer.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}
