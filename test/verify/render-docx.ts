import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Bounds each program: a converter that hangs must fail the check, not hold it. */
const TIMEOUT_MS = 180_000;

/**
 * Opens a DOCX in LibreOffice and draws its pages, for people to look at and checks to count.
 * Needs `soffice` (Debian: libreoffice-writer-nogui) and `pdftoppm` (poppler-utils).
 * @param folder an existing folder, which gets the PDF and one PNG a page
 * @returns paths of the PNG files in the order of the pages
 * @throws when a program is missing, fails or takes more than three minutes
 */
export async function renderDocxToPng(file: string, folder: string): Promise<string[]> {
  const name = basename(file, extname(file));
  const profile = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    await execute(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...['--convert-to', 'pdf', '--outdir', folder, file],
      ],
      { timeout: TIMEOUT_MS },
    );
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  const prefix = `${name}-page`;
  await execute('pdftoppm', ['-png', '-r', '70', join(folder, `${name}.pdf`), join(folder, prefix)], {
    timeout: TIMEOUT_MS,
  });
  const pages = (await readdir(folder)).filter((entry) => entry.startsWith(prefix) && entry.endsWith('.png'));
  return pages.sort().map((page) => join(folder, page));
}
