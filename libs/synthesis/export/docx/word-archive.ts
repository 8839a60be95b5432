import { Zip, ZipDeflate } from 'fflate';
import type { Writable } from 'node:stream';
import { write } from '../export-writer';

/** fflate reads the local parts of the date, so this is the same instant of the archive in every time zone. */
const EPOCH = new Date(1980, 0, 1);
const FLUSH_AT = 64 * 1024;

/**
 * The zip archive of a DOCX, written as its parts are produced. Holds at most one chunk of text and what the compressor
 * gives back for it. Without ZIP64: a part must stay under 4 GB, about a million comments.
 */
export class WordArchive {
  private readonly ready: Uint8Array[] = [];
  private failure: Error | null = null;
  private readonly zip = new Zip((error, chunk) => {
    if (error) this.failure = error;
    else this.ready.push(chunk);
  });

  constructor(private readonly out: Writable) {}

  async add(path: string, bytes: Uint8Array): Promise<void> {
    this.open(path).push(bytes, true);
    await this.flush();
  }

  /** Writes a part from pieces of text, gathered so that the compressor is not called for each. */
  async addText(path: string, pieces: AsyncIterable<string>): Promise<void> {
    const entry = this.open(path);
    let gathered = '';
    for await (const piece of pieces) {
      gathered += piece;
      if (gathered.length < FLUSH_AT) continue;
      entry.push(Buffer.from(gathered));
      gathered = '';
      await this.flush();
    }
    entry.push(Buffer.from(gathered), true);
    await this.flush();
  }

  async close(): Promise<void> {
    this.zip.end();
    await this.flush();
  }

  private open(path: string): ZipDeflate {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = EPOCH;
    this.zip.add(entry);
    return entry;
  }

  private async flush(): Promise<void> {
    for (const chunk of this.ready.splice(0)) await write(this.out, chunk);
    if (this.failure) throw this.failure;
  }
}
