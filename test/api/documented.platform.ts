import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel';
import { RolesService, type Role } from '#identity';
import { Transactions } from '#platform';
import { eventually } from '#platform/testing';
import { readTour, TourService } from '#tour';
import { AnchorPlacing } from '#comments';
import { type BuiltConsultation, buildConsultation, buildEdition } from '../builders/consultation.builder';
import { buildImport } from '../builders/import.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';
import type { DocumentedRole } from './documented-operations';

const REFUSAL = '... on UserError { code message field }';
const CREATE = `mutation ($input: CreateConsultationInput!) { createConsultation(input: $input) { ... on Consultation { id } ${REFUSAL} } }`;
const OPEN = `mutation ($input: OpenConsultationInput!) { openConsultation(input: $input) { ... on Consultation { id } ${REFUSAL} } }`;
const POST = `mutation ($input: PostCommentInput!) { postComment(input: $input) { ... on Comment { id } ${REFUSAL} } }`;
const REPLY = `mutation ($input: ReplyToCommentInput!) { replyToComment(input: $input) { ... on Comment { id } ${REFUSAL} } }`;
const CLAIM = `mutation ($input: ClaimCaseInput!) { claimCase(input: $input) { ... on ModerationCase { id } ${REFUSAL} } }`;
const DECIDE = `mutation ($input: DecideCaseInput!) { decideCase(input: $input) { ... on ModerationCase { id } ${REFUSAL} } }`;
const TAKE = `mutation ($input: TakeSnapshotInput!) { takeSnapshot(input: $input) { ... on Snapshot { id } ${REFUSAL} } }`;
const ADD = `mutation ($input: AddSectionInput!) { addSection(input: $input) { ... on WorkingSection { id } ${REFUSAL} } }`;
const WRITTEN = 'query ($id: ID!) { workingText(sectionId: $id) { id blocks { id } } }';
const TAKEN = 'query ($id: ID!) { snapshot(id: $id) { state } }';
const LINK = 'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }';
const STATE = 'query ($id: ID!) { comment(id: $id) { id state moderationDecisions { id } } }';
const QUEUE = '{ moderationQueue(first: 100) { nodes { id commentId } } }';

const SERVICES = 'Les établissements publient la liste des services ouverts aux patients de leur territoire.';
const SERVICES_REVISED =
  'Les structures publient une liste des services ouverts à des patients de la région.';

const DAY_MS = 86_400_000;

/** The platform that the requests of docs/api.md are sent to: everything that they name is there. */
export class DocumentedPlatform {
  private constructor(
    private readonly platform: TestPlatform,
    private readonly folder: string,
    readonly cast: Readonly<Record<DocumentedRole, Visitor>>,
    readonly placeholders: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<DocumentedPlatform> {
    const folder = await mkdtemp(join(tmpdir(), 'documented-'));
    const platform = await TestPlatform.start({ DATA_DIR: folder });
    return new Scene(platform).build().then(
      ({ cast, placeholders }) => new DocumentedPlatform(platform, folder, cast, placeholders),
      async (error: unknown) => {
        await platform.stop();
        throw error;
      },
    );
  }

  /** Somebody who may leave without anybody else's session being ended. */
  leaving(): Promise<Visitor> {
    return this.platform.signIn('partante@exemple.fr');
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await rm(this.folder, { recursive: true });
  }
}

/** Builds what the placeholders stand for, by the commands that people use. */
class Scene {
  private keys = 0;

  constructor(private readonly platform: TestPlatform) {}

  async build(): Promise<{
    cast: Record<DocumentedRole, Visitor>;
    placeholders: Record<string, string>;
  }> {
    const { platform } = this;
    const other = await buildConsultation(platform.database, {
      sections: [['Premier paragraphe.', SERVICES], ['Troisième paragraphe.']],
    });
    const [section] = other.sections;
    if (!section) throw new Error('A consultation without sections');
    const administrator = await this.person('administration@exemple.fr', 'administrator', null);
    const { id: draftId } = await this.act(administrator, CREATE, {
      ...{ doctrineId: other.doctrineId, slug: 'a-preparer', title: 'À préparer' },
    });
    const consultationId = await this.open(administrator, other.doctrineId, other.releaseId);
    const tour = readTour(readFileSync('apps/cli/sample/content/tour.json', 'utf8'));
    await platform.api
      .get(Transactions, { strict: false })
      .run((tx) => platform.api.get(TourService, { strict: false }).importTour(tx, consultationId, tour));
    const stages = await platform.visitor.ask<{ id: string; slug: string; cities: string[] }[]>(
      'query ($id: ID!) { tourStages(consultationId: $id) { id slug cities } }',
      { id: consultationId },
    );
    const rennes = stages.find(({ cities }) => cities.includes('Rennes'));
    if (!rennes) throw new Error('The tour does not stop in Rennes');
    const cast = {
      visitor: platform.visitor,
      administrator,
      participant: await platform.signIn('camille@exemple.fr'),
      rapporteur: await this.person('rapporteure@exemple.fr', 'rapporteur', consultationId),
      moderator: await this.person('moderatrice@exemple.fr', 'moderator', consultationId),
      drafter: await this.person('redactrice@exemple.fr', 'drafter', consultationId),
    };
    await this.roles.openAccount({ email: 'suppleante@exemple.fr', displayName: 'Suppléante' });
    const where = { consultationId, sectionId: section.id };
    const contributions = await this.contributions(cast, { ...where, stageId: rennes.id }, section.blocks);
    return {
      cast,
      placeholders: {
        CONSULTATION_ID: consultationId,
        CONSULTATION_SLUG: 'edition-ouverte',
        OTHER_CONSULTATION_ID: other.id,
        DRAFT_CONSULTATION_ID: draftId,
        DOCTRINE_ID: other.doctrineId,
        DOCTRINE_SLUG: `doctrine-${other.doctrineId}`,
        RELEASE_ID: other.releaseId,
        SECTION_ID: section.id,
        SECTION_SLUG: section.slug,
        BLOCK_ID: section.blocks[0] ?? '',
        VERSION_ID: section.versionId,
        ...(await this.writtenSections(cast.drafter, other.doctrineId)),
        ...(await this.sentPages(other.doctrineId)),
        STAGE_ID: rennes.id,
        STAGE_SLUG: rennes.slug,
        ...contributions,
        ...(await this.nextEdition(other)),
        FAILED_JOB_ID: await this.failedJob(),
        SIGN_IN_CODE: await this.signInCode('nouvelle@exemple.fr'),
      },
    };
  }

  /** Two pages sent for the doctrine, with their plans. */
  private async sentPages(doctrineId: string): Promise<Record<string, string>> {
    const { database } = this.platform;
    const [sender]: { id: string }[] = await database.query('SELECT id FROM participant LIMIT 1');
    const first = await buildImport(database, doctrineId, sender?.id ?? '');
    const second = await buildImport(database, doctrineId, sender?.id ?? '', '# Une autre\n\nSon texte.');
    return { IMPORT_ID: first.id, IMPORT_DIGEST: first.digest, OTHER_IMPORT_ID: second.id };
  }

  /** An edition newer than the one consulted on, with the places of all contributions in it. */
  private async nextEdition({ doctrineId, sections }: BuiltConsultation): Promise<Record<string, string>> {
    const { api, database } = this.platform;
    const texts = [['Premier paragraphe.', SERVICES_REVISED], ['Troisième paragraphe, revu.']];
    const releaseId = await buildEdition(
      database,
      doctrineId,
      sections.map(({ id, blocks }, place) => ({
        id,
        blocks: blocks.map((block, at) => ({ id: block, text: texts[place]?.[at] ?? '' })),
      })),
    );
    await api.get(AnchorPlacing, { strict: false }).place(releaseId);
    const [placement]: { id: string }[] = await database.query(
      `SELECT p.id FROM placement p JOIN comment c ON c.id = p.comment_id WHERE c.anchor_kind = 'block'`,
    );
    const [next]: { id: string }[] = await database.query(
      'SELECT section_version_id AS id FROM release_section WHERE release_id = $1 ORDER BY reading_order LIMIT 1',
      [releaseId],
    );
    return { NEXT_VERSION_ID: next?.id ?? '', NEXT_RELEASE_ID: releaseId, PLACEMENT_ID: placement?.id ?? '' };
  }

  private get roles(): RolesService {
    return this.platform.api.get(RolesService, { strict: false });
  }

  private async person(email: string, role: Role, consultationId: string | null): Promise<Visitor> {
    const person = await this.platform.signIn(email);
    await this.roles.grant({ email, role, consultationId });
    return person;
  }

  /** Published after the screening alone, so that most of the scene needs no moderator. */
  private async open(administrator: Visitor, doctrineId: string, releaseId: string): Promise<string> {
    const { id } = await this.act(administrator, CREATE, {
      ...{ doctrineId, releaseId, slug: 'edition-ouverte', title: 'Édition ouverte' },
      ...{ charter: 'Restez courtois.', method: 'Commentez.', moderationPolicy: 'automatic' },
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
      publicationDueOn: new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10),
    });
    await this.act(administrator, OPEN, { consultationId: id });
    return id;
  }

  private async contributions(
    { participant, moderator, drafter }: Record<'participant' | 'moderator' | 'drafter', Visitor>,
    where: { consultationId: string; sectionId: string; stageId: string },
    blocks: readonly string[],
  ): Promise<Record<string, string>> {
    const other = await this.platform.signIn('dominique@exemple.fr');
    const send = (sender: Visitor, body: string, more = {}): Promise<{ id: string }> =>
      this.act(sender, POST, { ...where, clientKey: this.key(), body, ...more });
    const comment = await send(other, 'Une première remarque, publique.', {
      anchor: { kind: 'block', blockId: blocks[0] },
    });
    await this.reaches(other, comment.id, 'published');
    const quoting = await send(other, 'Ouverts depuis quand ?', {
      anchor: {
        kind: 'quote',
        blockId: blocks[1],
        quote: { exact: 'la liste des services ouverts aux patients' },
      },
    });
    await this.reaches(other, quoting.id, 'published');
    const reply = await this.act(participant, REPLY, {
      ...{ parentId: comment.id, clientKey: this.key(), body: 'Une réponse, publique elle aussi.' },
    });
    const mine = await send(participant, 'Ma première remarque.');
    const mineToo = await send(participant, 'Ma seconde remarque.');
    const refused = await send(participant, 'Quel connard a écrit ce paragraphe ?');
    const waiting = await send(other, 'Bande de connards, encore un texte.');
    const held = await send(other, 'Sales cons, un dernier texte.');
    for (const { id } of [reply, mine, mineToo]) await this.reaches(participant, id, 'published');
    await this.reaches(participant, refused.id, 'in_review');
    for (const { id } of [waiting, held]) await this.reaches(other, id, 'in_review');
    const refusedCase = await this.caseOn(moderator, refused.id);
    await this.act(moderator, CLAIM, { caseId: refusedCase });
    await this.act(moderator, DECIDE, {
      ...{ caseId: refusedCase, kind: 'refuse', reasonCode: 'propos_injurieux' },
      facts: 'Le texte traite l’auteur du paragraphe d’un nom injurieux.',
    });
    const { moderationDecisions } = await participant.ask<{ moderationDecisions: { id: string }[] }>(STATE, {
      id: refused.id,
    });
    const heldCase = await this.caseOn(moderator, held.id);
    await this.act(moderator, CLAIM, { caseId: heldCase });
    const snapshot = await this.act(drafter, TAKE, {
      ...{ consultationId: where.consultationId, label: 'Premier arrêté' },
    });
    await eventually(
      () => drafter.ask<{ state: string }>(TAKEN, { id: snapshot.id }),
      ({ state }) => state === 'ready',
      30,
    );
    return {
      COMMENT_ID: comment.id,
      MY_COMMENT_ID: mine.id,
      MY_OTHER_COMMENT_ID: mineToo.id,
      MY_DECISION_ID: moderationDecisions[0]?.id ?? '',
      CASE_ID: await this.caseOn(moderator, waiting.id),
      HELD_CASE_ID: heldCase,
      SNAPSHOT_ID: snapshot.id,
    };
  }

  private async writtenSections(drafter: Visitor, doctrineId: string): Promise<Record<string, string>> {
    const add = (title: string): Promise<{ id: string }> =>
      this.act(drafter, ADD, {
        ...{ doctrineId, title, reason: 'Pour la prochaine édition' },
        markdown: 'Un premier paragraphe.\n\nUn second paragraphe.',
      });
    const { id } = await add('Une section');
    const { id: versionId, blocks } = await drafter.ask<{ id: string; blocks: { id: string }[] }>(WRITTEN, {
      id,
    });
    return {
      WRITTEN_SECTION_ID: id,
      WRITTEN_VERSION_ID: versionId,
      WRITTEN_BLOCK_ID: blocks[2]?.id ?? '',
      MERGED_SECTION_ID: (await add('Une deuxième section')).id,
      RETIRED_SECTION_ID: (await add('Une troisième section')).id,
    };
  }

  private key(): string {
    this.keys += 1;
    return `scene-${this.keys}`;
  }

  private async act(person: Visitor, mutation: string, input: object): Promise<{ id: string }> {
    const answer = await person.ask<{ id: string; code?: string }>(mutation, { input });
    if (answer.code) throw new Error(`The scene is refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  private async reaches(sender: Visitor, id: string, state: string): Promise<void> {
    await eventually(
      () => sender.ask<{ state: string } | null>(STATE, { id }),
      (comment) => comment?.state === state,
      30,
    );
  }

  private async caseOn(moderator: Visitor, commentId: string): Promise<string> {
    const { nodes } = await moderator.ask<{ nodes: { id: string; commentId: string }[] }>(QUEUE);
    const found = nodes.find((waiting) => waiting.commentId === commentId);
    if (!found) throw new Error('No case on a text that was held');
    return found.id;
  }

  /** Nobody handles it: put back to waiting, it stays there. */
  private async failedJob(): Promise<string> {
    const id = newId();
    await this.platform.database.query(
      `INSERT INTO job (id, name, payload, correlation_id, state, attempts, last_error)
       VALUES ($1, 'documented.fail-always', '{}', 'documented', 'failed', 5, 'Error ECONNREFUSED')`,
      [id],
    );
    return id;
  }

  private async signInCode(email: string): Promise<string> {
    await this.platform.visitor.ask(LINK, { input: { email } });
    const mails: { text: string }[] = await this.platform.database.query(
      'SELECT text_body AS text FROM mail WHERE to_address = $1',
      [email],
    );
    return /code=([\w-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  }
}
