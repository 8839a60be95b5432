import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../local/operator.error';
import { readSample } from './content/sample.reader';
import type { Sample } from './content/sample.types';

/** Folder of the texts: beside the sources also when the compiled program runs, for the build copies no data. */
export function sampleFolder(from: string = __dirname): string {
  const beside = join(from, 'content');
  if (existsSync(join(beside, 'consultations.json'))) return beside;
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'apps/cli/sample/content');
    if (existsSync(join(found, 'consultations.json'))) return found;
  }
  throw new OperatorError(
    'Les textes de l’exemple sont introuvables : lancez la commande depuis une copie complète du projet.',
  );
}

/** Reads the content as a whole. A fault in it is a defect of the project, not of whoever runs it. */
export function readContent(folder: string): Sample {
  const reading = readSample(folder);
  if (reading.ok) return reading.sample;
  const faults = reading.faults.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  throw new Error(`The sample is not sound:\n${faults.join('\n')}`);
}
