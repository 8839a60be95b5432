import { must, until, type Person } from './cast';
import { INSULT, TELEPHONE, UNWANTED, type Sent } from './contributing.act';
import { allMails, mailsTo } from './mailbox';
import { CLAIM, DECIDE, LOG, MY_CONTRIBUTIONS, QUEUE, type SeenCase, type SeenComment } from './operations';
import type { Cast, Place } from './setting';

export const FACTS = 'Le texte traite ses lecteurs d’un nom injurieux et donne un numéro de téléphone.';
const REASON = 'propos_injurieux';

async function queueOf(place: Place, moderator: Person): Promise<SeenCase[]> {
  const { nodes } = await moderator.read<{ nodes: SeenCase[] }>(QUEUE, {
    filter: { consultationId: place.consultationId },
  });
  return nodes;
}

const caseOn = (place: Place, moderator: Person, commentId: string): Promise<SeenCase> =>
  until(
    async () => (await queueOf(place, moderator)).find((waiting) => waiting.commentId === commentId),
    (found) => found !== undefined,
    'a case is open',
  ).then((found) => {
    must(found !== undefined, 'a case is open');
    return found;
  });

/** Takes the case of a comment's waiting text and publishes the text. */
export async function approve(place: Place, moderator: Person, commentId: string): Promise<void> {
  const { id } = await caseOn(place, moderator, commentId);
  const held = await moderator.act<SeenCase>(CLAIM, { caseId: id });
  must(
    held.lease === 'mine' && held.allowedDecisions.includes('publish'),
    'the moderator holds the case',
    held,
  );
  const decided = await moderator.act<SeenCase>(DECIDE, {
    ...{ caseId: id, kind: 'publish', expectedVersion: held.version },
  });
  must(!decided.isOpen, 'the case is closed', decided);
}

/** The moderator empties the queue: one text is refused with its reason, the others are published. */
export async function moderate(place: Place, cast: Cast, sent: Sent): Promise<void> {
  const { moderator, author, drafter } = cast;
  const waiting = await queueOf(place, moderator);
  must(
    waiting.length === 5 && waiting.every(({ commentId }) => Object.values(sent).includes(commentId)),
    'five texts wait, the withdrawn one does not',
    waiting.map(({ body }) => body),
  );
  await refuseUnwanted(place, moderator, drafter, sent.unwanted);
  for (const id of [sent.remark, sent.amendment, sent.inRoom, sent.question])
    await approve(place, moderator, id);
  must((await queueOf(place, moderator)).length === 0, 'the queue is empty');
  await author.refused(DECIDE, { caseId: waiting[0]?.id, kind: 'publish' }, 'NotAllowed');
}

async function refuseUnwanted(
  place: Place,
  moderator: Person,
  drafter: Person,
  commentId: string,
): Promise<void> {
  const found = await caseOn(place, moderator, commentId);
  const wordsOf = (prefix: string): string[] =>
    found.findings
      .filter(({ rule }) => rule.startsWith(prefix))
      .map(({ start, end }) => UNWANTED.slice(start, end));
  must(
    wordsOf('insults').some((words) => words.includes('connards')),
    'the screening names the insult',
    found.findings,
  );
  must(wordsOf('personal_data').includes(TELEPHONE), 'and the telephone number', found.findings);
  must(found.queue === 'personal_data', 'the case is among those with personal data', found.queue);
  await drafter.refused(CLAIM, { caseId: found.id }, 'NotAllowed');
  await moderator.refused(
    DECIDE,
    { caseId: found.id, kind: 'refuse', reasonCode: REASON, facts: FACTS },
    'LeaseEnded',
  );
  await moderator.act(CLAIM, { caseId: found.id });
  await moderator.refused(DECIDE, { caseId: found.id, kind: 'refuse' }, 'ReasonRequired');
  await moderator.refused(
    DECIDE,
    { caseId: found.id, kind: 'refuse', reasonCode: REASON },
    'StatementRequired',
  );
  await moderator.act(DECIDE, { caseId: found.id, kind: 'refuse', reasonCode: REASON, facts: FACTS });
}

/** The author of the refused text reads why: on the platform, in the mail, and on the page that the mail leads to. */
export async function explained(place: Place, cast: Cast, sent: Sent): Promise<void> {
  const { other, author } = cast;
  const { nodes } = await other.read<{ nodes: SeenComment[] }>(MY_CONTRIBUTIONS);
  const refused = nodes.find(({ id }) => id === sent.unwanted);
  must(refused?.state === 'refused', 'the refused text is among its author’s contributions', refused);
  must(refused.revision?.body === UNWANTED, 'its author keeps it', refused.revision);
  const [decision] = refused.moderationDecisions;
  must(decision?.reason?.code === REASON && Boolean(decision.reason.label), 'the reason is named', decision);
  must(decision.statement?.includes(FACTS) === true, 'the statement says which facts', decision.statement);
  const mail = await until(
    async () =>
      (await mailsTo(place.url, other.email)).find(({ subject }) => subject.includes('n’est pas publiée')),
    (found) => found !== undefined,
    'the author is written to',
  );
  must(
    mail !== undefined &&
      [FACTS, decision.reason.label, 'recours', 'Charte'].every((words) => mail.text.includes(words)),
    'the mail explains the refusal',
    mail,
  );
  must(!mail.text.includes(INSULT), 'the mail does not repeat the text');
  const link = /\/mes-contributions\/[\w-]+/.exec(mail.text)?.[0] ?? '';
  const page = await other.page(link);
  must(
    page.includes(FACTS) && page.includes('connards'),
    'the mail’s link leads to the text and the decision',
  );
  must((await author.get(link)).status === 404, 'for anybody else the page does not exist');
  const toStranger = await fetch(`${place.url}${link}`, { redirect: 'manual' });
  must(
    toStranger.headers.get('location')?.startsWith('/connexion') === true,
    'a visitor is asked to sign in',
  );
  const [charter = '', part = ''] = /https?:\/\/\S+\/concertations\/[^\s)#]+#(\w+)/.exec(mail.text) ?? [];
  const charterPage = await fetch(charter, { redirect: 'manual' });
  must(
    charterPage.ok && (await charterPage.text()).includes(`id="${part}"`),
    'the charter’s address leads to the charter',
    charter,
  );
  await until(
    () => allMails(place.url),
    (mails) => mails.filter(({ subject }) => subject === 'Votre contribution est publiée').length === 3,
    'the authors of the published texts are written to',
  );
}

/** The log holds every decision, each carrying the hash of the one before. */
export async function logIsWhole(place: Place, moderator: Person): Promise<number> {
  const { nodes } = await moderator.read<{ nodes: { seq: string; previousHash: string; hash: string }[] }>(
    LOG,
    {
      consultationId: place.consultationId,
    },
  );
  const chained = nodes.every(({ previousHash, seq }, index) => {
    const before = nodes[index + 1];
    return before ? previousHash === before.hash && Number(seq) === Number(before.seq) + 1 : true;
  });
  must(chained && nodes.length > 0, 'the log of decisions is a chain', nodes);
  return nodes.length;
}
