import { UnreadablePage } from '../text/import.error';
import { readFile } from './file.reading';
import type { ReadAnswer } from './reading.apart';

/** A process of its own that reads one file from its standard input and answers in JSON; started by `readApart` alone. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const [file = ''] = process.argv.slice(2);
  let answer: ReadAnswer;
  try {
    const { doctrine, pictures } = await readFile(Buffer.concat(chunks), file);
    answer = {
      doctrine,
      pictures: pictures.map(({ bytes, ...picture }) => ({ ...picture, base64: bytes.toString('base64') })),
      kilobytes: process.memoryUsage.rss() / 1024,
    };
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error;
    answer = {
      refusal: { reason: error.reason, file: error.file, line: error.line },
      kilobytes: process.memoryUsage.rss() / 1024,
    };
  }
  process.stdout.write(JSON.stringify(answer));
}

void main();
