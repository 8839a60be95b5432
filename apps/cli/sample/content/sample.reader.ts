import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkReferences } from './sample.references';
import { listOf, type SampleFault, type Shape } from './sample.shape';
import {
  commentShape,
  consultationsShape,
  participantShape,
  tourShape,
  type Sample,
  type SamplePage,
} from './sample.types';

export type SampleReading =
  | { readonly ok: true; readonly sample: Sample }
  | { readonly ok: false; readonly faults: readonly SampleFault[] };

type Tell = (file: string, path: string, message: string) => void;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readJson<T>(folder: string, file: string, shape: Shape<T>, tell: Tell): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    tell(file, '$', messageOf(error));
  }
  return shape(value, {
    path: '$',
    tell: (path, message) => {
      tell(file, path, message);
    },
  });
}

/** `A.4.1` of `A.4.1-politique-generale-securite`; empty where the prefix only gives the order (`00-…`). */
export const numberOf = (slug: string): string => /^[A-Z](?:\.\d+)*(?=-)/.exec(slug)?.[0] ?? '';

const parentNumber = (number: string): string => number.split('.').slice(0, -1).join('.');

/** Pages in the order of their names; a page of a later folder takes the place of its namesake. */
function readPages(root: string, folders: readonly string[], tell: Tell): SamplePage[] {
  const files = new Map<string, string>();
  for (const folder of folders) {
    try {
      for (const name of readdirSync(join(root, folder)).filter((entry) => entry.endsWith('.md'))) {
        files.set(name.slice(0, -'.md'.length), `${folder}/${name}`);
      }
    } catch (error) {
      tell(folder, '$', messageOf(error));
    }
  }
  const slugs = [...files.keys()].sort((one, other) => (one < other ? -1 : 1));
  const byNumber = new Map(slugs.map((slug) => [numberOf(slug), slug]));
  return slugs.map((slug) => {
    const sourceFile = files.get(slug) ?? '';
    const markdown = readFileSync(join(root, sourceFile), 'utf8');
    const title = /^# (\S.*)\n/.exec(markdown)?.[1];
    if (title === undefined) tell(sourceFile, 'line 1', 'the first line is the title, « # Titre »');
    const number = numberOf(slug);
    const parent = parentNumber(number);
    const parentSlug = parent === '' ? null : (byNumber.get(parent) ?? null);
    if (parent !== '' && parentSlug === null) tell(sourceFile, 'name', `there is no page numbered ${parent}`);
    return { slug, number, title: title ?? slug, parentSlug, markdown, sourceFile };
  });
}

/**
 * Reads the sample from its folder and checks it as a whole: every fault is told at once, with its file and path,
 * and a sample with a fault is not given. Reads synchronously: it runs once, before anything is served.
 */
export function readSample(folder: string): SampleReading {
  const faults: SampleFault[] = [];
  const tell: Tell = (file, path, message) => {
    faults.push({ file, path, message });
  };
  const { doctrine, editions, consultations } = readJson(
    folder,
    'consultations.json',
    consultationsShape,
    tell,
  );
  const participants = readJson(folder, 'participants.json', listOf(participantShape), tell);
  const comments = readJson(folder, 'comments.json', listOf(commentShape), tell);
  const tour = readJson(folder, 'tour.json', tourShape, tell);
  const sample: Sample = {
    doctrine,
    editions: editions.map(({ folders, ...edition }) => ({
      ...edition,
      pages: readPages(folder, folders, tell),
    })),
    consultations,
    participants,
    comments,
    tourFile: join(folder, 'tour.json'),
  };
  if (faults.length === 0) {
    checkReferences(sample, new Set(tour.etapes.map((stage) => stage.code_region_insee)), tell);
  }
  return faults.length === 0 ? { ok: true, sample } : { ok: false, faults };
}
