import type { Visitor } from '../verify/person';
import { waitUntil } from '../verify/processes';

const POST = `mutation ($input: PostCommentInput!) {
  postComment(input: $input) { __typename ... on Comment { id } ... on UserError { message } } }`;
const WITHDRAW = 'mutation ($input: CommentInput!) { withdrawComment(input: $input) { __typename } }';
const QUEUE = '{ moderationQueue(first: 50) { nodes { id commentId version } } }';
const CLAIM = `mutation ($input: ClaimCaseInput!) {
  claimCase(input: $input) { __typename ... on ModerationCase { version } } }`;
const DECIDE = `mutation ($input: DecideCaseInput!) {
  decideCase(input: $input) { __typename ... on UserError { message } } }`;
const MINE = '{ myContributions(first: 50) { nodes { id state } } }';

interface Own {
  id: string;
  state: string;
}

const mine = async (author: Visitor): Promise<Own[]> => (await author.ask<{ nodes: Own[] }>(MINE)).nodes;

/**
 * Gives the participant a contribution in each state that the sample leaves out: one withdrawn, one refused by the
 * moderator; and waits until the automatic control has looked at all of them. Gives ids by state.
 */
export async function ownContributions(
  author: Visitor,
  moderator: Visitor,
  place: { consultationId: string; sectionId: string },
): Promise<ReadonlyMap<string, string>> {
  const post = async (clientKey: string, body: string): Promise<string> => {
    const input = { ...place, clientKey, body };
    const posted = await author.ask<{ __typename: string; id?: string; message?: string }>(POST, { input });
    if (!posted.id) throw new Error(`Not posted: ${posted.__typename} ${posted.message ?? ''}`);
    return posted.id;
  };
  const withdrawn = await post('withdrawn', 'Ce texte sera retiré par son auteur aussitôt après son envoi.');
  await author.ask(WITHDRAW, { input: { commentId: withdrawn } });
  const refused = await post(
    'refused',
    'Ce texte parle de tout autre chose, et le modérateur ne le publiera pas.',
  );
  const theCase = async () =>
    (await moderator.ask<{ nodes: { id: string; commentId: string }[] }>(QUEUE)).nodes.find(
      ({ commentId }) => commentId === refused,
    );
  await waitUntil(async () => (await theCase()) !== undefined);
  const caseId = (await theCase())?.id;
  const { version } = await moderator.ask<{ version: number }>(CLAIM, { input: { caseId } });
  const facts = 'Le texte ne porte ni sur la section ni sur la doctrine soumise à la concertation.';
  const input = { caseId, expectedVersion: version, kind: 'refuse', reasonCode: 'hors_sujet', facts };
  await moderator.ask(DECIDE, { input });
  await waitUntil(async () => (await mine(author)).every(({ state }) => state !== 'submitted'));
  return new Map((await mine(author)).map(({ id, state }) => [state, id]));
}
