import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#platform';
import type { ExportFormat } from './export.entity';

/** Ending of a file under way; such files are never read, and removed by the try that succeeds. */
const PARTIAL = '.partial';

/** Milliseconds without a write after which a file under way is taken for a dead worker's. */
const ABANDONED_MS = 60_000;

export interface WrittenFile {
  byteSize: number;
  /** In hexadecimal. */
  sha256: string;
}

/**
 * The exported files: `DATA_DIR/exports/<id>.<format>`. Workers write them and API processes read them, so all of them
 * must see the same folder: with several machines, DATA_DIR is a shared volume. A lost file can always be made again
 * from its snapshot, so the folder needs no backup.
 */
@Injectable()
export class ExportFiles {
  private readonly folder: string;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.folder = resolve(configuration.DATA_DIR, 'exports');
  }

  /**
   * Writes a file whole or not at all: under another name first, put in place by a rename once it is on the disk. May run
   * again, or twice at once: the last one wins, and both have the same bytes.
   */
  async write(
    id: string,
    format: ExportFormat,
    content: (out: Writable) => Promise<void>,
  ): Promise<WrittenFile> {
    await mkdir(this.folder, { recursive: true });
    await this.removeLeft(id, ABANDONED_MS);
    const partial = join(this.folder, `${id}.${randomBytes(6).toString('hex')}${PARTIAL}`);
    const hash = createHash('sha256');
    let byteSize = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        byteSize += chunk.length;
        done(null, chunk);
      },
    });
    try {
      const stored = pipeline(counted, createWriteStream(partial, { flags: 'wx', flush: true }));
      const made = content(counted).catch((error: unknown) => {
        counted.destroy(error instanceof Error ? error : new Error('The content of the file failed'));
        throw error;
      });
      const outcomes = await Promise.allSettled([made, stored]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      await rename(partial, this.path(id, format));
      await this.removeLeft(id, 0);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { byteSize, sha256: hash.digest('hex') };
  }

  /** Opens a file for reading; null when it is not there or has not the size that was recorded. */
  async open(id: string, format: ExportFormat, byteSize: number): Promise<Readable | null> {
    const file = await open(this.path(id, format), 'r').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return null;
    if ((await file.stat()).size === byteSize) return file.createReadStream();
    await file.close();
    return null;
  }

  private path(id: string, format: ExportFormat): string {
    return join(this.folder, `${id}.${format}`);
  }

  /** Removes what killed workers left of this file, unless it was written to within the last `idleMs` milliseconds. */
  private async removeLeft(id: string, idleMs: number): Promise<void> {
    const names = await readdir(this.folder);
    for (const name of names.filter((other) => other.startsWith(`${id}.`) && other.endsWith(PARTIAL))) {
      const path = join(this.folder, name);
      const left = await stat(path).catch(() => null);
      if (left && Date.now() - left.mtimeMs >= idleMs) await rm(path, { force: true });
    }
  }
}
