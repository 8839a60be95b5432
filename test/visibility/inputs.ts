import { newId } from '#kernel';
import { buildImport } from '../builders/import.builder';
import type { Person } from './expectations';
import type { Seed } from './seed';

type Actor = Person | 'factotum';

/** What a mutation is called with. */
export interface Plan {
  /** An input that is good for whoever may do it, on things of consultation A. */
  input?: (seed: Seed, actor: Actor) => Record<string, unknown>;
  /** What has to have happened for it to succeed. */
  before?: (seed: Seed, actor: Actor) => Promise<void>;
  /** In a session of its own, because it ends sessions. */
  endsSession?: true;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const content = () => ({ clientKey: newId(), kind: 'remark', body: 'Une remarque de plus, pour voir.' });

const oneCase = (seed: Seed) => ({ caseId: seed.caseToDecide });

const draftPlace = (seed: Seed) => ({
  consultationId: seed.places.of.A.id,
  sectionId: seed.places.of.A.sections[0]?.id,
});

const readyConsultation = (seed: Seed) => ({ consultationId: seed.places.ready.id });

const role = (seed: Seed) => ({
  email: seed.cast.member('otherParticipant').email,
  role: 'rapporteur',
  consultationId: seed.places.of.A.id,
});

/** A section to work on, added for who is about to. */
const sectionsToWrite = new Map<Actor, { sectionId: string; versionId: string; blockId: string }>();

async function addSection(seed: Seed, actor: Actor): Promise<void> {
  const sectionId = newId();
  const { doctrineId } = seed.places.of.A;
  await seed.done(actor, 'addSection', {
    ...{ doctrineId, newSectionId: sectionId, title: 'Une section à travailler', reason: 'essai' },
    markdown: 'Un premier paragraphe.\n\nUn second paragraphe.',
  });
  const [row]: { versionId: string; blockId: string }[] = await seed.ground.database.query(
    `SELECT v.id AS "versionId", b.block_id AS "blockId" FROM section_version v
     JOIN block b ON b.section_version_id = v.id AND b.position = 2 WHERE v.section_id = $1`,
    [sectionId],
  );
  if (row) sectionsToWrite.set(actor, { sectionId, ...row });
}

/** What somebody who may not write names is a section that everybody knows. */
const toWrite = (seed: Seed, actor: Actor) => {
  const [section] = seed.places.of.A.sections;
  return (
    sectionsToWrite.get(actor) ?? {
      sectionId: section?.id ?? '',
      versionId: section?.versionId ?? '',
      blockId: section?.blocks[1] ?? '',
    }
  );
};

const sectionAct = (seed: Seed, actor: Actor) => ({
  sectionId: toWrite(seed, actor).sectionId,
  reason: 'Parce qu’il le faut.',
});

const publishedSection = async (seed: Seed, actor: Actor): Promise<void> => {
  const [section] = seed.places.of.A.sections;
  const [row]: { id: string }[] = await seed.ground.database.query(
    'SELECT id FROM section_version WHERE section_id = $1 ORDER BY ordinal DESC LIMIT 1',
    [section?.id],
  );
  sectionsToWrite.set(actor, { sectionId: section?.id ?? '', versionId: row?.id ?? '', blockId: '' });
};

/** An import to work on; what somebody who may not write names is the one of the seed. */
const importsToWrite = new Map<Actor, { id: string; digest: string }>();

async function sendImport(seed: Seed, actor: Actor): Promise<void> {
  const { doctrineId } = seed.places.of.A;
  const [sender]: { id: string }[] = await seed.ground.database.query('SELECT id FROM participant LIMIT 1');
  const sent = await buildImport(
    seed.ground.database,
    doctrineId,
    sender?.id ?? '',
    `# Ajout de ${actor}\n\nUn texte.`,
  );
  importsToWrite.set(actor, sent);
}

const importAct = (seed: Seed, actor: Actor) => ({
  importId: importsToWrite.get(actor)?.id ?? seed.importId,
});

/** What the last answer to the placement to settle left: each answer follows the one before it. */
let heldPlacement = '';

/** How each mutation is called, in this order: what ends sessions comes last. A mutation that is not here fails the matrix. */
export const PLANS: Readonly<Record<string, Plan>> = {
  requestSignInLink: { input: (_, actor) => ({ email: `nouveau-${actor.toLowerCase()}@exemple.org` }) },
  signIn: {
    input: (seed, actor) => ({ token: seed.signInCodes.get(actor) ?? 'x'.repeat(43) }),
    before: async (seed, actor) => {
      seed.signInCodes.set(actor, await seed.cast.mailedCode(actor));
    },
  },
  updateProfile: {
    input: (seed, actor) => ({
      displayName: actor === 'visitor' ? 'Personne' : seed.cast.member(actor).name,
      category: 'citizen',
    }),
  },
  postComment: {
    input: (seed) => ({
      ...content(),
      consultationId: seed.places.of.A.id,
      sectionId: seed.places.of.A.sections[0]?.id,
    }),
  },
  saveCommentDraft: { input: (seed) => ({ ...draftPlace(seed), body: 'Ce que je suis en train d’écr' }) },
  discardCommentDraft: { input: draftPlace },
  replyToComment: {
    input: (seed) => ({ ...content(), parentId: seed.comment('published remark').id }),
  },
  react: { input: (seed) => ({ commentId: seed.comment('published remark').id, position: 'for' }) },
  withdrawReaction: { input: (seed) => ({ commentId: seed.comment('published remark').id }) },
  reportComment: {
    input: (seed) => ({
      commentId: seed.comment('published question').id,
      reasonCode: 'hors_sujet',
      explanation: 'Ce texte parle de tout autre chose.',
    }),
  },
  reviseComment: {
    input: (seed) => ({
      commentId: seed.comment('published remark').id,
      body: 'Un texte plus récent de cette remarque.',
    }),
  },
  withdrawComment: { input: (seed) => ({ commentId: seed.comment('to be withdrawn').id }) },
  appealDecision: {
    input: (seed) => ({
      decisionId: seed.decisionToAppeal,
      motive: 'Mon texte porte bien sur cette section de la doctrine.',
    }),
  },
  claimCase: { input: oneCase },
  releaseCase: { input: oneCase },
  decideCase: {
    input: (seed) => ({ ...oneCase(seed), kind: 'publish' }),
    before: async (seed, actor) => {
      await seed.done(actor, 'claimCase', oneCase(seed));
    },
  },
  setDisposition: {
    input: (seed) => ({ commentId: seed.comment('published question').id, outcome: 'accepted' }),
  },
  publishDispositions: {
    input: (seed) => ({ consultationId: seed.places.of.A.id, clientKey: newId() }),
    before: async (seed, actor) => {
      // In place of the one that is drafted, which nobody else is to see.
      await seed.done('drafterOfA', 'setDisposition', {
        commentId: seed.comment('published amendment').id,
        outcome: 'answered',
        motive: `Une réponse de plus, à publier par ${actor}.`,
      });
    },
  },
  settlePlacement: {
    input: (seed) => ({ placementId: heldPlacement || seed.placementToSettle, answer: 'accept' }),
    before: async (seed) => {
      const [held]: { id: string }[] = await seed.ground.database.query(
        `SELECT p.id FROM placement p JOIN placement first USING (comment_id, release_id)
         WHERE first.id = $1 AND NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)`,
        [seed.placementToSettle],
      );
      heldPlacement = held?.id ?? '';
    },
  },
  takeSnapshot: { input: (seed) => ({ consultationId: seed.places.of.A.id, label: newId() }) },
  requestExport: { input: (seed) => ({ snapshotId: seed.snapshotIds.A, format: 'csv' }) },
  createConsultation: {
    input: (seed) => ({
      doctrineId: seed.places.of.A.doctrineId,
      slug: `nouvelle-${newId()}`,
      title: 'Une nouvelle concertation',
    }),
  },
  rewriteConsultation: {
    input: (seed) => ({
      ...readyConsultation(seed),
      slug: `prete-${seed.places.ready.id}`,
      title: 'Une concertation prête',
      releaseId: seed.places.ready.releaseId,
      charter: 'Rester courtois.',
      method: 'En ligne.',
      opensAt: inDays(5),
      closesAt: inDays(20),
      publicationDueOn: inDays(60).slice(0, 10),
      moderationPolicy: 'before',
    }),
  },
  openConsultation: { input: readyConsultation },
  prolongConsultation: { input: (seed) => ({ ...readyConsultation(seed), closesAt: inDays(30) }) },
  closeConsultation: { input: (seed) => ({ consultationId: seed.places.toClose.id }) },
  publishOutcome: {
    input: (seed) => ({
      consultationId: seed.places.of.closed.id,
      releaseId: seed.places.of.closed.releaseId,
    }),
  },
  planDoctrineImport: { input: importAct, before: sendImport },
  discardDoctrineImport: { input: importAct, before: sendImport },
  applyDoctrineImport: {
    input: (seed, actor) => ({
      ...{ ...importAct(seed, actor), digest: importsToWrite.get(actor)?.digest ?? 'x', reason: 'essai' },
    }),
    before: sendImport,
  },
  updateConsultationText: {
    input: (seed) => ({
      consultationId: seed.places.of.A.id,
      releaseId: seed.nextReleaseId,
      reason: 'Une section a été précisée.',
    }),
  },
  discardSectionDraft: {
    input: (seed, actor) => ({
      sectionId: toWrite(seed, actor).sectionId,
      baseVersionId: toWrite(seed, actor).versionId,
    }),
    before: publishedSection,
  },
  keepSectionWriting: {
    input: (seed, actor) => ({
      ...{ sectionId: toWrite(seed, actor).sectionId, baseVersionId: toWrite(seed, actor).versionId },
      ...{ number: '', title: 'Un titre', markdown: 'Ce que je suis en train d’écr', reason: '' },
    }),
    before: addSection,
  },
  discardSectionWriting: {
    input: (seed, actor) => ({ sectionId: toWrite(seed, actor).sectionId }),
    before: addSection,
  },
  addSection: {
    input: (seed) => ({
      ...{ doctrineId: seed.places.of.A.doctrineId, title: 'Une section de plus', reason: 'essai' },
    }),
  },
  saveSectionText: {
    input: (seed, actor) => ({
      ...{ ...sectionAct(seed, actor), baseVersionId: toWrite(seed, actor).versionId },
      ...{ title: 'Un titre', markdown: 'Un texte de plus.' },
    }),
    before: addSection,
  },
  moveSection: { input: (seed, actor) => ({ ...sectionAct(seed, actor), after: null }), before: addSection },
  renameSection: {
    input: (seed, actor) => ({ ...sectionAct(seed, actor), number: '9' }),
    before: addSection,
  },
  splitSection: {
    input: (seed, actor) => ({
      ...{ ...sectionAct(seed, actor), blockId: toWrite(seed, actor).blockId, title: 'La suite' },
    }),
    before: addSection,
  },
  mergeSections: {
    input: (seed, actor) => ({ ...sectionAct(seed, actor), intoId: seed.places.of.A.sections[1]?.id }),
    before: addSection,
  },
  retireSection: { input: sectionAct, before: addSection },
  restoreSection: {
    input: sectionAct,
    before: async (seed, actor) => {
      await addSection(seed, actor);
      await seed.done(actor, 'retireSection', sectionAct(seed, actor));
    },
  },
  publishRelease: {
    input: (seed, actor) => ({
      ...{ doctrineId: seed.places.of.A.doctrineId, slug: `edition-${actor.toLowerCase()}` },
      ...{ label: 'Une édition de plus', reason: 'essai' },
    }),
    before: addSection,
  },
  grantRole: { input: role },
  revokeRole: { input: role },
  retryJob: { input: (seed) => ({ jobId: seed.failedJob }) },
  retryAllFailedJobs: {},
  signOut: { endsSession: true },
  signOutEverywhere: { endsSession: true },
};
