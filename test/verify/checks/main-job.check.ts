import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Check } from '../check';
import { must, Person, Tally } from '../main-job/cast';
import { contribute, QUESTION, seenByVisitor } from '../main-job/contributing.act';
import { converse } from '../main-job/conversing.act';
import { examine } from '../main-job/documents';
import { draft } from '../main-job/drafting.act';
import { allMails } from '../main-job/mailbox';
import { explained, logIsWhole, moderate } from '../main-job/moderating.act';
import { CLOSE, POST } from '../main-job/operations';
import { findPlace, gather, open, type Cast, type Place } from '../main-job/setting';
import { Stage } from '../processes';

/** What the check leaves behind, for people to look at. */
const FOLDER = resolve('var/verify/main-job');

/** The administrator closes; whoever comes later is told so. */
async function close(place: Place, { administrator, author }: Cast): Promise<void> {
  const { consultationId, section } = place;
  const closed = await administrator.act<{ state: string }>(CLOSE, { consultationId });
  must(closed.state === 'closed', 'the consultation is closed', closed);
  const late = { clientKey: 'late', kind: 'question', body: QUESTION };
  await author.refused(POST, { ...late, consultationId, sectionId: section.id }, 'ConsultationClosed');
}

export const mainJob: Check = {
  name: 'main-job',
  proves:
    'seven people carry a consultation from the mailed link to the DOCX, opened in LibreOffice and drawn',
  run: (log) =>
    Stage.with(async (stage) => {
      await rm(FOLDER, { recursive: true, force: true });
      await mkdir(FOLDER, { recursive: true });
      const tally = new Tally();
      const { api, operator } = await open(stage, join(FOLDER, 'data'));
      const visitor = Person.visitor(api.url, tally);
      const place = await findPlace(api.url, visitor);
      log('the operator has imported the doctrine and the tour, and opened the consultation');
      const cast = await gather(api.url, visitor, tally);
      log('six people have signed in by mailed link');
      const sent = await contribute(place, cast);
      log('contributions are sent and screened; nobody else sees them');
      await moderate(place, cast, sent);
      await explained(place, cast, sent);
      log('one is refused and its author knows why; the others are published');
      await seenByVisitor(place, visitor, sent);
      await converse(place, cast, sent);
      log('the visitor has seen replies, a revision and a withdrawal come and go as they should');
      const files = await draft(place, cast, sent, FOLDER);
      const decisions = await logIsWhole(place, cast.moderator);
      await close(place, cast);
      const failed = await operator('jobs', 'list', 'failed');
      must(failed.includes('0 tâche(s)'), 'no job has failed', failed);
      const pictures = await examine(files);
      log(`files and pictures: ${FOLDER}`);
      const { persons, operations, refusals } = tally;
      const mails = (await allMails(api.url)).length;
      return { persons, operations, refusals, decisions, mails, pages: pictures.length };
    }),
};
