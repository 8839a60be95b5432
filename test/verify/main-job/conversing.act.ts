import { must } from './cast';
import { REMARK, screened, seenOn, type Sent } from './contributing.act';
import { approve } from './moderating.act';
import { COMMENT_BY_ID, REACT, REPLY, REVISE, WITHDRAW, type SeenComment } from './operations';
import type { Cast, Place } from './setting';

export const ANSWER =
  'Chez nous, c’est la cellule d’identitovigilance de l’établissement d’origine qui corrige.';
export const REVISED =
  'À Rennes, plusieurs maisons de santé ont demandé qui corrige une identité erronée quand le patient a déjà quitté l’établissement. Le texte devrait nommer **la cellule d’identitovigilance**.';

/** A reply, a reaction, a new text of a published contribution, and one that is withdrawn after its publication. */
export async function converse(place: Place, cast: Cast, sent: Sent): Promise<void> {
  const { author, other, moderator, visitor } = cast;
  const reply = await other.act<SeenComment>(REPLY, {
    ...{ parentId: sent.remark, clientKey: 'answer', kind: 'remark', position: 'for', body: ANSWER },
  });
  const reacted = await other.act<SeenComment>(REACT, { commentId: sent.remark, position: 'for' });
  must(reacted.reactions.for === 1, 'a reaction counts', reacted.reactions);
  const changed = await other.act<SeenComment>(REACT, { commentId: sent.remark, position: 'mixed' });
  must(changed.reactions.for === 0 && changed.reactions.mixed === 1, 'one per person', changed.reactions);
  await screened(other, reply.id);
  must(!(await seenOn(place, visitor)).some(({ id }) => id === reply.id), 'a waiting reply is not shown');
  await approve(place, moderator, reply.id);
  const seen = await seenOn(place, visitor);
  must(
    seen.some(({ id, revision }) => id === reply.id && revision?.body === ANSWER),
    'the visitor reads the reply',
  );
  must(seen.find(({ id }) => id === sent.remark)?.replyCount === 1, 'the thread counts it');

  await revise(place, cast, sent.remark);

  await other.act(WITHDRAW, { commentId: sent.question });
  const [trace] = (await seenOn(place, visitor)).filter(({ id }) => id === sent.question);
  const rest = trace ?? (await visitor.read<SeenComment | null>(COMMENT_BY_ID, { id: sent.question }));
  must(
    rest?.state === 'withdrawn' && rest.revision === null && rest.author === null,
    'of a withdrawn contribution only a trace is left',
    rest,
  );
  await author.refused(REVISE, { commentId: sent.question, body: 'À moi.' }, 'NotAllowed');
}

async function revise(place: Place, { author, moderator, visitor }: Cast, commentId: string): Promise<void> {
  const inHands = await author.act<SeenComment>(REVISE, { commentId, body: REVISED });
  must(inHands.pendingRevision?.body === REVISED, 'the author sees the new text waiting', inHands);
  const read = (): Promise<SeenComment | null> => visitor.read(COMMENT_BY_ID, { id: commentId });
  const meanwhile = await read();
  must(
    meanwhile?.revision?.body === REMARK && meanwhile.pendingRevision === null,
    'the visitor still reads the approved text',
    meanwhile,
  );
  await approve(place, moderator, commentId);
  const after = await read();
  must(after?.revision?.body === REVISED, 'once approved, the visitor reads the new text', after);
  must(after.reactions.mixed === 0, 'reactions belong to the text that they were given to', after.reactions);
}
