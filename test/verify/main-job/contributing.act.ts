import { must, until, type Person } from './cast';
import {
  COMMENT_BY_ID,
  GRANT,
  POST,
  PROFILE,
  STAGE_COMMENTS,
  THREADS,
  WITHDRAW,
  type SeenComment,
} from './operations';
import type { Cast, Place } from './setting';

export const REMARK =
  'À Rennes, plusieurs maisons de santé ont demandé **qui corrige une identité erronée** quand le patient a déjà quitté l’établissement. Le texte devrait nommer un responsable.';
export const WORDING =
  'le numéro identifiant d’attente (NIA), qui cesse d’être employé dès que le NIR est attribué';
export const AMENDMENT = 'Le texte gagnerait à dire jusqu’à quand le NIA est employé.';
const QUOTED = 'le numéro identifiant d’attente (NIA)';
export const SAID_IN_ROOM =
  'Les officines reçoivent des ordonnances sans identité vérifiée et demandent un délai d’adaptation.';
export const INSULT = 'Bande de connards';
export const TELEPHONE = '06 12 34 56 78';
export const UNWANTED = `${INSULT}, rien ne marche. Appelez-moi au ${TELEPHONE}, j’ai des choses à vous dire.`;
export const QUESTION = 'Le téléservice sera-t-il ouvert aux logiciels des cabinets dès 2020 ?';

export interface Sent {
  remark: string;
  amendment: string;
  inRoom: string;
  unwanted: string;
  question: string;
}

const read = (person: Person, id: string): Promise<SeenComment | null> => person.read(COMMENT_BY_ID, { id });

/** Waits until the worker has screened a comment, as its sender sees it. */
export const screened = (sender: Person, id: string): Promise<SeenComment | null> =>
  until(
    () => read(sender, id),
    (comment) => comment?.state !== 'submitted',
    'the worker screens the text',
  );

/** Everything that a reader of the section finds: threads, with their first replies. */
export async function seenOn(place: Place, person: Person): Promise<SeenComment[]> {
  const { nodes } = await person.read<{ nodes: { root: SeenComment; replies: SeenComment[] }[] }>(THREADS, {
    consultationId: place.consultationId,
    sectionId: place.section.id,
  });
  return nodes.flatMap(({ root, replies }) => [root, ...replies]);
}

/** Participants and a rapporteur send; nobody else sees any of it before a moderator has. */
export async function contribute(place: Place, cast: Cast): Promise<Sent> {
  const { author, other, rapporteur, administrator, visitor } = cast;
  await author.act(PROFILE, {
    displayName: 'Camille Le Goff',
    category: 'health_professional',
    organisationName: 'Maison de santé des Lices',
  });
  await other.act(PROFILE, { displayName: 'Dominique', category: 'citizen' });

  const where = { consultationId: place.consultationId, sectionId: place.section.id };
  const paragraph = place.section.blocks.find(({ text }) => text.includes(QUOTED));
  must(paragraph !== undefined, 'the section has the paragraph of the story', place.section.blocks);

  const remark = {
    ...{
      ...where,
      clientKey: 'remark',
      kind: 'remark',
      position: 'mixed',
      body: REMARK,
      stageId: place.rennes,
    },
    anchor: { kind: 'block', blockId: paragraph.id },
  };
  const first = await author.act<SeenComment>(POST, remark);
  const again = await author.act<SeenComment>(POST, remark);
  must(first.id === again.id, 'the same sending twice is one contribution', [first.id, again.id]);
  must(first.anchor.blockId === paragraph.id, 'the remark is about the paragraph', first.anchor);

  const amendment = await author.act<SeenComment>(POST, {
    ...{ ...where, clientKey: 'amendment', kind: 'amendment', position: 'for', body: AMENDMENT },
    ...{
      proposedWording: WORDING,
      anchor: { kind: 'quote', blockId: paragraph.id, quote: { exact: QUOTED } },
    },
  });
  const regretted = await author.act<SeenComment>(POST, {
    ...{ ...where, clientKey: 'regretted', kind: 'remark', body: 'Je n’aurais pas dû écrire ceci.' },
  });
  await screened(author, regretted.id);
  const gone = await author.act<SeenComment>(WITHDRAW, { commentId: regretted.id });
  must(gone.state === 'withdrawn', 'a contribution is withdrawn before anybody has read it', gone.state);

  const unwanted = await other.act<SeenComment>(POST, {
    ...{ ...where, clientKey: 'unwanted', kind: 'remark', body: UNWANTED },
  });
  const question = await other.act<SeenComment>(POST, {
    ...{ ...where, clientKey: 'question', kind: 'question', body: QUESTION },
  });

  const inRoom = await sayInRoom(place, rapporteur, administrator);
  const sent: Sent = {
    ...{ remark: first.id, amendment: amendment.id, inRoom, unwanted: unwanted.id, question: question.id },
  };
  for (const [sender, id] of [
    [author, sent.remark],
    [author, sent.amendment],
    [other, sent.unwanted],
    [other, sent.question],
    [rapporteur, sent.inRoom],
  ] as const) {
    const comment = await screened(sender, id);
    must(comment?.state === 'in_review', 'a screened text waits for a moderator', comment?.state);
    for (const reader of [visitor, sender === author ? other : author, cast.drafter])
      must((await read(reader, id)) === null, `${reader.name} sees nothing that waits`);
  }
  must((await seenOn(place, visitor)).length === 0, 'the section shows nothing yet');
  return sent;
}

/** A rapporteur of Rennes, and of Rennes alone, enters what was said there. */
async function sayInRoom(place: Place, rapporteur: Person, administrator: Person): Promise<string> {
  const said = {
    ...{ consultationId: place.consultationId, sectionId: place.section.id },
    ...{ clientKey: 'in-room', kind: 'remark', position: 'against', body: SAID_IN_ROOM },
    transcription: {
      ...{ channel: 'in_room', authorName: 'Une pharmacienne d’officine', verbatim: false },
      ...{ authorCategory: 'health_professional', raisedBy: 'la table des officines' },
    },
  };
  await rapporteur.refused(POST, { ...said, stageId: place.rennes }, 'NotAllowed');
  await administrator.act(GRANT, {
    ...{ email: rapporteur.email, role: 'rapporteur' },
    ...{ consultationId: place.consultationId, stageId: place.rennes },
  });
  await rapporteur.refused(POST, { ...said, stageId: place.elsewhere }, 'NotAllowed');
  const { id, provenance } = await rapporteur.act<SeenComment>(POST, { ...said, stageId: place.rennes });
  must(
    provenance.channel === 'in_room' && provenance.stage?.name.includes('Rennes') === true,
    'it was said in Rennes',
    provenance,
  );
  return id;
}

/** What a visitor finds once the moderator is done, on the section and on the page of the stage. */
export async function seenByVisitor(place: Place, visitor: Person, sent: Sent): Promise<void> {
  const shown = await seenOn(place, visitor);
  const ids = new Set(shown.map(({ id }) => id));
  must(
    [sent.remark, sent.amendment, sent.inRoom, sent.question].every((id) => ids.has(id)) && ids.size === 4,
    'the visitor sees the four published contributions and nothing else',
    shown.map(({ revision }) => revision?.body),
  );
  const remark = shown.find(({ id }) => id === sent.remark);
  must(remark?.revision?.body === REMARK, 'the remark reads as it was written', remark?.revision);
  must(
    remark.revision.bodyHtml.includes('<strong>'),
    'its Markdown is shown as it was meant',
    remark.revision.bodyHtml,
  );
  must(
    remark.provenance.stage?.name.includes('Rennes') === true,
    'it names the stage of Rennes',
    remark.provenance,
  );
  must(
    remark.author?.name === 'Camille Le Goff' && remark.author.category === 'health_professional',
    'it is signed',
    remark.author,
  );
  must(
    remark.moderationDecisions.length === 0 && remark.disposition === null,
    'what is not the visitor’s is not there',
    remark,
  );
  const { nodes } = await visitor.read<{ nodes: SeenComment[] }>(STAGE_COMMENTS, { stageId: place.rennes });
  must(
    nodes.length === 2 && nodes.every(({ id }) => id === sent.remark || id === sent.inRoom),
    'the stage of Rennes shows what was raised there',
    nodes.map(({ revision }) => revision?.body),
  );
  must((await read(visitor, sent.unwanted)) === null, 'the refused text does not exist for a visitor');
}
