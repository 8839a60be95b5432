import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Bounds the converter: one that hangs must fail the check, not hold it. */
const TIMEOUT_MS = 240_000;

/**
 * Makes a DOCX of each HTML page in LibreOffice, pictures in it. Needs `soffice` (Debian: libreoffice-writer-nogui).
 * @param folder an existing folder, which gets `<name>.docx` for each page
 * @throws when the program is missing, fails or takes more than four minutes
 */
export async function writeDocx(pages: readonly string[], folder: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  const own = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const convert = async (format: string, extension: string, files: readonly string[]): Promise<void> => {
    await execute(
      'soffice',
      ['--headless', own, `--infilter=${format}`, '--convert-to', extension, '--outdir', folder, ...files],
      { timeout: TIMEOUT_MS },
    );
  };
  try {
    await convert('HTML (StarWriter)', 'odt:writer8', pages);
    await convert(
      'writer8',
      'docx:MS Word 2007 XML',
      pages.map((page) => page.replace(/\.html$/, '.odt')),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('LibreOffice (soffice) is not installed: nothing was proved about DOCX', {
        cause: error,
      });
    throw error;
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
