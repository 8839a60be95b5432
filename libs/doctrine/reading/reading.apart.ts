import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnreadablePage } from '../text/import.error';
import type { ParsedDoctrine } from '../text/section.types';
import type { ReadFile } from './page.pages';
import type { Picture } from './picture';

/** What the reading process answers. */
export type ReadAnswer = { kilobytes: number } & (
  | { doctrine: ParsedDoctrine; pictures: (Omit<Picture, 'bytes'> & { base64: string })[] }
  | { refusal: { reason: string; file: string; line: number | undefined } }
);

/** Heap of the reading process; buffers come on top, bounded by what archives may unpack to (`READING_LIMITS`). */
const HEAP_MEGABYTES = 256;
/** The largest real document takes 2 s; one core that carries everything else takes three times as long. */
const DEADLINE_MS = 20_000;
const LARGEST_ANSWER = 120_000_000;

/** The program, beside what is compiled, or in the build when the sources run by themselves (tests). */
function program(): string {
  const places = [
    join(__dirname, 'reading.child.js'),
    join(__dirname, '../../../dist/libs/doctrine/reading/reading.child.js'),
  ];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('The reading process is not built: run « npm run build »');
  return found;
}

/** Folder of the project: all that the reading process may read. */
function projectOf(path: string): string {
  let folder = dirname(path);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Node's permission model: no other file, no writing, no process. It has another name from Node 22 on. */
const permissions = (path: string): string[] => [
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  `--allow-fs-read=${join(projectOf(path), '*')}`,
];

/**
 * Reads a file in a process of its own: without our environment and its secrets, with a bounded heap, ended at a deadline, not
 * allowed to open any other file. Whatever a file does to its reader happens there. Throws UnreadablePage, also when it took too long
 * or too much.
 * @param observe is told the memory that the process had taken when it answered, in kilobytes
 */
export async function readApart(
  bytes: Buffer,
  file: string,
  observe?: (kilobytes: number) => void,
): Promise<ReadFile> {
  const path = program();
  const answer = await new Promise<string | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${String(HEAP_MEGABYTES)}`, '--no-warnings', ...permissions(path), path, file],
      { env: {}, cwd: projectOf(path), stdio: ['pipe', 'pipe', 'ignore'] },
    );
    const late = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LARGEST_ANSWER) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(late);
      resolve(code === 0 && length <= LARGEST_ANSWER ? Buffer.concat(chunks).toString('utf8') : null);
    });
    // The process may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
  if (answer === null)
    throw new UnreadablePage(
      'la lecture de ce fichier demandait trop de temps ou de mémoire : elle a été arrêtée. Coupez-le en plusieurs fichiers.',
      file,
    );
  const read = JSON.parse(answer) as ReadAnswer;
  observe?.(read.kilobytes);
  if ('refusal' in read) throw new UnreadablePage(read.refusal.reason, read.refusal.file, read.refusal.line);
  return {
    doctrine: read.doctrine,
    pictures: read.pictures.map(({ base64, ...picture }) => ({
      ...picture,
      bytes: Buffer.from(base64, 'base64'),
    })),
  };
}
