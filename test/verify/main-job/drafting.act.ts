import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, until, type Person } from './cast';
import { AMENDMENT, SAID_IN_ROOM, type Sent } from './contributing.act';
import { ANSWER, REVISED } from './conversing.act';
import {
  DISPOSE,
  DRAFTING,
  EXPORT_OF,
  SNAPSHOT,
  SNAPSHOT_BY_ID,
  type SeenComment,
  type SeenExport,
} from './operations';
import type { Cast, Place } from './setting';

export const MOTIVE =
  'La version finale nomme la cellule d’identitovigilance comme responsable de la correction.';

export type Files = Record<SeenExport['format'], string>;

async function toDispose(place: Place, drafter: Person): Promise<SeenComment[]> {
  const { nodes } = await drafter.read<{ nodes: SeenComment[] }>(DRAFTING, {
    ...{ consultationId: place.consultationId, withoutDisposition: true },
  });
  return nodes;
}

/** The drafter decides on every contribution, freezes the whole and takes the three files away. */
export async function draft(place: Place, cast: Cast, sent: Sent, folder: string): Promise<Files> {
  const { drafter, author } = cast;
  const bodies = (await toDispose(place, drafter)).map(({ revision }) => revision?.body);
  must(
    bodies.length === 3 && [REVISED, AMENDMENT, SAID_IN_ROOM].every((body) => bodies.includes(body)),
    'three contributions wait for the drafter',
    bodies,
  );
  await author.refused(
    DISPOSE,
    { commentId: sent.remark, outcome: 'accepted', motive: MOTIVE },
    'NotAllowed',
  );
  await drafter.refused(
    DISPOSE,
    { commentId: sent.inRoom, outcome: 'not_accepted', motive: '' },
    'InvalidInput',
  );
  await drafter.act(DISPOSE, { commentId: sent.remark, outcome: 'accepted', motive: MOTIVE });
  await drafter.act(DISPOSE, {
    commentId: sent.amendment,
    outcome: 'accepted_in_part',
    motive: 'La durée d’emploi du NIA est précisée, sans date fixe.',
  });
  await drafter.act(DISPOSE, {
    commentId: sent.inRoom,
    outcome: 'deferred',
    motive: 'Le calendrier des officines sera examiné avec leurs représentants.',
  });
  must((await toDispose(place, drafter)).length === 0, 'every contribution has its disposition');

  const taking = { consultationId: place.consultationId, label: 'Arrêté de la concertation' };
  await author.refused(SNAPSHOT, taking, 'NotAllowed');
  const { id: snapshotId } = await drafter.act<{ id: string }>(SNAPSHOT, taking);
  await drafter.refused(SNAPSHOT, taking, 'InvalidInput');
  const snapshot = await until(
    () => drafter.read<{ state: string; digest: string | null }>(SNAPSHOT_BY_ID, { id: snapshotId }),
    ({ state }) => state === 'ready' || state === 'failed',
    'the snapshot is taken',
  );
  must(
    snapshot.state === 'ready' && snapshot.digest !== null,
    'the snapshot is ready, with its digest',
    snapshot,
  );
  const files: Partial<Files> = {};
  for (const format of ['docx', 'csv', 'json'] as const) {
    await drafter.act(EXPORT_OF, { snapshotId, format });
    const made = await whenMade(drafter, snapshotId, format);
    files[format] = await download(cast, made, folder);
  }
  return files as Files;
}

async function whenMade(drafter: Person, snapshotId: string, format: string): Promise<SeenExport> {
  let shown = 0;
  const made = await until(
    async () => {
      const snapshot = await drafter.read<{ exports: SeenExport[] } | null>(SNAPSHOT_BY_ID, {
        id: snapshotId,
      });
      const found = snapshot?.exports.find((candidate) => candidate.format === format);
      must(found !== undefined && found.progress >= shown, 'the progress never goes back', found);
      shown = found.progress;
      return found;
    },
    ({ state }) => state === 'ready' || state === 'failed',
    `the ${format} is made`,
  );
  must(made.state === 'ready' && made.progress === 100, `the ${format} is ready`, made);
  return made;
}

/** Takes the file away as the drafter; for everybody else the address does not exist. */
async function download(
  { drafter, author, moderator, visitor }: Cast,
  made: SeenExport,
  folder: string,
): Promise<string> {
  const path = `/exports/${made.id}`;
  for (const person of [visitor, author, moderator])
    must((await person.get(path)).status === 404, `for ${person.name} the file does not exist`);
  const response = await drafter.get(path);
  must(response.status === 200, 'the drafter downloads the file', response.status);
  const bytes = Buffer.from(await response.arrayBuffer());
  must(bytes.length === made.byteSize, 'the file has the size that was announced', bytes.length);
  must(createHash('sha256').update(bytes).digest('hex') === made.sha256, 'and the digest');
  const disposition = response.headers.get('content-disposition') ?? '';
  must(
    made.fileName !== null && disposition.startsWith('attachment;') && disposition.includes(made.fileName),
    'the browser saves it under its name',
    disposition,
  );
  must(response.headers.get('cache-control') === 'no-store', 'no cache keeps it');
  const file = join(folder, made.fileName);
  await writeFile(file, bytes);
  return file;
}

/** What has to stand in every file, and what in none. */
export const SAID = [REVISED.replaceAll('**', ''), AMENDMENT, SAID_IN_ROOM, ANSWER];
