// French typography of what people read: `node scripts/french-typography.mjs` lists what is wrong, `--write` mends it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NARROW = '\u202F';
const NO_BREAK = '\u00A0';

/**
 * Spaces that must not break (Lexique des règles typographiques en usage à l’Imprimerie nationale): narrow before ; ! ?,
 * whole before a colon and inside guillemets; the apostrophe is curly. Addresses, tags and the syntax of messages
 * (« {count, plural, one {…}} ») are left alone.
 */
export const typeset = (text) =>
  text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/[ \u00A0\u202F]*([;!?])(?=$|[\s\u00A0\u202F»)<}])/g, (match, mark, offset, whole) =>
      offset > 0 && /[\p{L}\p{N}»)}>\]]/u.test(whole[offset - 1]) ? `${NARROW}${mark}` : match,
    )
    .replace(/(?<=[\p{L}\p{N}»)}>])[ \u00A0\u202F]*:(?=$|[\s\u00A0\u202F»<])/gu, `${NO_BREAK}:`)
    .replace(/«[ \u00A0\u202F]*/g, `«${NO_BREAK}`)
    .replace(/[ \u00A0\u202F]*»/g, `${NO_BREAK}»`);

const filesIn = (folder, wanted) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(ROOT, folder, name))
    .filter(wanted);

/** Messages of the web application's catalogues that are not typeset. */
function faultsOfCatalogues() {
  return filesIn('apps/web/src', (name) => name.endsWith('messages.fr.json')).flatMap((file) => {
    const messages = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(messages)
      .filter(([, message]) => typeset(message) !== message)
      .map(([place, message]) => ({ file, place, message }));
  });
}

function typesetCatalogue(file) {
  const messages = JSON.parse(readFileSync(file, 'utf8'));
  const mended = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, typeset(text)]));
  writeFileSync(file, `${JSON.stringify(mended, null, 2)}\n`);
}

/** Queries of the database, which have signs of their own. */
const QUERY = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP)\b/;

/** In code, English stands beside French and signs mean other things: only a space that is there and may break is a fault. */
const keepTogether = (text) =>
  text
    .replace(/(?<=[\p{L}\p{N}»)}\]]) (?=[;!?][\s»)'"`$])/gu, NARROW)
    .replace(/(?<=[\p{L}\p{N}»)}\]]) (?=:[\s»'"`$\\])/gu, NO_BREAK)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);

const hasSentences = (name) =>
  /\.(?:ts|mjs)$/.test(name) &&
  !/\.(?:spec|int-spec|builder|d)\.ts$|[\\/](?:node_modules|web[\\/]src)[\\/]/.test(name);

/** Where the words of a source file stand: its strings, and its templates between their values. */
function* wordsOf(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  function* walk(node) {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if ((isText || ts.isTemplateExpression(node)) && QUERY.test(node.getText(tree))) return;
    if (isText) yield { from: node.getStart(tree), to: node.getEnd() };
    for (const child of node.getChildren(tree)) yield* walk(child);
  }
  yield* walk(tree);
}

/** Sentences of the server, the worker and the commands of operators whose spaces may break. */
function faultsOfSources() {
  return ['libs', 'apps', 'scripts']
    .flatMap((folder) => filesIn(folder, hasSentences))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      // Reading a file as a program costs a hundred times what looking for the signs does.
      if (keepTogether(source) === source) return [];
      return [...wordsOf(file, source)]
        .map(({ from, to }) => ({ from, message: source.slice(from, to) }))
        .filter(({ message }) => keepTogether(message) !== message)
        .map(({ from, message }) => ({ file, place: source.slice(0, from).split('\n').length, message }));
    });
}

function typesetSource(file) {
  const source = readFileSync(file, 'utf8');
  let mended = '';
  let done = 0;
  for (const { from, to } of wordsOf(file, source)) {
    mended += source.slice(done, from) + keepTogether(source.slice(from, to));
    done = to;
  }
  writeFileSync(file, mended + source.slice(done));
}

const found = [...faultsOfCatalogues(), ...faultsOfSources()];
if (process.argv.includes('--write')) {
  for (const file of new Set(found.map((fault) => fault.file)))
    (file.endsWith('.json') ? typesetCatalogue : typesetSource)(file);
  console.log(`${found.length} messages typeset.`);
} else {
  for (const { file, place, message } of found) console.log(`${relative(ROOT, file)} ${place}: ${message}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
