// French typography of the catalogues: `node scripts/french-typography.mjs` lists what is wrong, `--write` mends it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../apps/web/src', import.meta.url));
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

/** Names of the French catalogues. */
export const catalogues = () =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('messages.fr.json'))
    .map((name) => join(ROOT, name));

/** Messages that are not typeset, by file. */
export function faults() {
  return catalogues().flatMap((file) => {
    const messages = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(messages)
      .filter(([, message]) => typeset(message) !== message)
      .map(([key, message]) => ({ file, key, message, wanted: typeset(message) }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = faults();
  if (process.argv.includes('--write')) {
    for (const file of new Set(found.map((fault) => fault.file))) {
      const messages = JSON.parse(readFileSync(file, 'utf8'));
      const mended = Object.fromEntries(
        Object.entries(messages).map(([key, message]) => [key, typeset(message)]),
      );
      writeFileSync(file, `${JSON.stringify(mended, null, 2)}\n`);
    }
    console.log(`${found.length} messages typeset.`);
  } else {
    for (const { file, key, message } of found) console.log(`${file} ${key}: ${message}`);
    process.exitCode = found.length > 0 ? 1 : 0;
  }
}
