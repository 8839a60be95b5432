import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import {
  type AnchorToPlace,
  EditionText,
  editionHomes,
  editionTexts,
  blockLineage,
  firstEditionsOf,
  mergedSections,
  placeAnchor,
  type QuoteSelector,
  type SectionText,
  versionTexts,
  selectorOf,
} from '#doctrine';
import { Transactions } from '#platform';
import type { AnchorKind } from './comment.entity';
import { commentersDone } from './comments.place';
import type { Placement } from './placement.entity';

/** Anchors placed and written at a time. */
const BATCH = 500;
/** Threads brought to their places by one statement: a second or two, where all of a large consultation at once pass a statement's limit. */
const BROUGHT = 5_000;

/** A comment that has no place in an edition yet, with what is known of where it stands elsewhere. */
interface Unplaced {
  id: string;
  /** Where it was made; of an imported one without a known text, where it is read. */
  sectionId: string;
  versionId: string | null;
  kind: AnchorKind;
  blockId: string | null;
  quote: QuoteSelector | null;
  /** What a drafter last said of it, in another edition: truer than where it was made. */
  settled: Pick<Placement, 'sectionId' | 'sectionVersionId' | 'passage'> | null;
}

/** What the rule says of a comment in an edition. */
type PlacementRow = Pick<
  Placement,
  | 'id'
  | 'commentId'
  | 'releaseId'
  | 'sectionId'
  | 'sectionVersionId'
  | 'status'
  | 'passage'
  | 'score'
  | 'isCertain'
  | 'why'
  | 'fromVersionId'
>;

/** Threads of a doctrine's consultations that have no place in the edition $1, in order of their ids. */
const UNPLACED = `FROM release e
  JOIN consultation k ON k.doctrine_id = e.doctrine_id
  JOIN comment c ON c.consultation_id = k.id AND c.parent_id IS NULL
  WHERE e.id = $1 AND NOT EXISTS (
    SELECT FROM placement p WHERE p.comment_id = c.id AND p.release_id = e.id AND p.follows_id IS NULL)`;

/** Finds the places of anchors in an edition. Its rule is the doctrine's (`placeAnchor`); here it is applied and kept. */
@Injectable()
export class AnchorPlacing {
  constructor(private readonly transactions: Transactions) {}

  /** Threads that still have no place in an edition. One statement, which costs by the thread. */
  async unplaced(releaseId: string): Promise<number> {
    return this.transactions.run(async ({ manager }) => {
      const [row]: { count: number }[] = await manager.query(`SELECT count(*)::int AS count ${UNPLACED}`, [
        releaseId,
      ]);
      return row?.count ?? 0;
    });
  }

  /**
   * Gives every thread of the doctrine's consultations its place in an edition: about 1 ms each. Each batch is kept as soon as it is
   * found; whatever dies in between, and whoever else does the same at the same time, each thread is placed once.
   */
  async place(
    releaseId: string,
    told: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<number> {
    await this.transactions.run(({ manager }) => commentersDone(manager, releaseId));
    const total = await this.unplaced(releaseId);
    if (total === 0) return 0;
    const edition = await this.transactions.run(({ manager }) => readEdition(manager, releaseId));
    const known: KnownTexts = { versions: new Map(), editions: new Map() };
    let after: string | null = null;
    let done = 0;
    for (;;) {
      const from: string | null = after;
      const batch = await this.transactions.run(async ({ manager }) => {
        const unplaced = await unplacedAfter(manager, releaseId, from);
        await learn(manager, known, unplaced);
        await insertPlacements(
          manager,
          unplaced.map((comment) => placed(comment, known, edition)),
        );
        return unplaced;
      });
      if (batch.length === 0) return done;
      after = batch.at(-1)?.id ?? null;
      done += batch.length;
      await told(done, total);
    }
  }

  /**
   * Makes the places in an edition those at which a consultation's comments are read. Part of a command; replies stand with
   * their thread. An uncertain place shows on its section only, until a drafter has answered.
   */
  async bring(manager: EntityManager, consultationId: string, releaseId: string): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const [part]: { last: string | null; threads: number }[] = await manager.query(
        `SELECT (array_agg(comment_id ORDER BY comment_id DESC))[1] AS last, count(*)::int AS threads FROM (
           SELECT comment_id FROM placement WHERE release_id = $1 AND follows_id IS NULL AND ($2::uuid IS NULL OR comment_id > $2)
           ORDER BY comment_id LIMIT $3) part`,
        [releaseId, from, BROUGHT],
      );
      if (!part?.last) return;
      await manager.query(
        `UPDATE comment c SET section_id = p.section_id, placement_id = p.id,
           block_id = CASE WHEN c.parent_id IS NULL AND p.is_certain THEN (p.passage ->> 'blockId')::uuid END
         FROM placement p
         WHERE p.release_id = $2 AND p.comment_id = c.root_id AND c.consultation_id = $1
           AND ($3::uuid IS NULL OR p.comment_id > $3) AND p.comment_id <= $4
           AND c.placement_id IS DISTINCT FROM p.id
           AND NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)`,
        [consultationId, releaseId, from, part.last],
      );
      if (part.threads < BROUGHT) return;
      after = part.last;
    }
  }
}

/** An edition made ready to be searched, with where its sections and those that it no longer has are read. */
interface Edition {
  releaseId: string;
  text: EditionText;
  homes: ReadonlyMap<string, string>;
  versionOf: ReadonlyMap<string, string>;
}

async function readEdition(manager: EntityManager, releaseId: string): Promise<Edition> {
  const texts = await editionTexts(manager, releaseId);
  return {
    releaseId,
    text: new EditionText(
      texts,
      await mergedSections(manager, releaseId),
      await blockLineage(manager, releaseId),
    ),
    homes: await editionHomes(manager, releaseId),
    versionOf: new Map(texts.map(({ sectionId, versionId }) => [sectionId, versionId])),
  };
}

const unplacedAfter = (
  manager: EntityManager,
  releaseId: string,
  after: string | null,
): Promise<Unplaced[]> =>
  manager.query(
    `SELECT c.id, coalesce(v.section_id, c.section_id) AS "sectionId", c.anchor_version_id AS "versionId",
       c.anchor_kind AS kind, c.anchor_block_id AS "blockId", c.anchor_quote AS quote,
       (SELECT json_build_object('sectionId', p.section_id, 'sectionVersionId', p.section_version_id, 'passage', p.passage)
        FROM placement p WHERE p.comment_id = c.id AND p.settled_by IS NOT NULL AND p.status <> 'lost'
          AND NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)
        ORDER BY p.id DESC LIMIT 1) AS settled
     FROM comment c LEFT JOIN section_version v ON v.id = c.anchor_version_id
     WHERE c.id IN (SELECT c.id ${UNPLACED} AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3)
     ORDER BY c.id`,
    [releaseId, after, BATCH],
  );

/** Texts that anchors were made on, and the editions that hold them. */
interface KnownTexts {
  /** By the text's id. */
  versions: Map<string, { text: SectionText; releaseId: string | undefined }>;
  editions: Map<string, EditionText>;
}

/** Reads the texts from which a batch is placed, with the whole editions that they are part of: those that were not read before. */
async function learn(
  manager: EntityManager,
  { versions, editions }: KnownTexts,
  batch: readonly Unplaced[],
): Promise<void> {
  const wanted = new Set(
    batch.flatMap(({ versionId, settled }) => settled?.sectionVersionId ?? versionId ?? []),
  );
  for (const id of versions.keys()) wanted.delete(id);
  if (wanted.size === 0) return;
  const releaseOf = await firstEditionsOf(manager, [...wanted]);
  for (const text of await versionTexts(manager, [...wanted]))
    versions.set(text.versionId, { text, releaseId: releaseOf.get(text.versionId) });
  for (const id of new Set(releaseOf.values()))
    if (!editions.has(id)) editions.set(id, new EditionText(await editionTexts(manager, id)));
}

function placed(
  comment: Unplaced,
  { versions, editions }: KnownTexts,
  { releaseId, text, homes, versionOf }: Edition,
): PlacementRow {
  const { settled } = comment;
  const known = versions.get(settled?.sectionVersionId ?? comment.versionId ?? '');
  const from = known?.text ?? null;
  const anchor = settled && from ? anchorAt(settled, from) : anchorOf(comment);
  const found = placeAnchor(
    anchor,
    from ?? { sectionId: comment.sectionId, versionId: '', blocks: [] },
    text,
    editions.get(known?.releaseId ?? ''),
  );
  const sectionId = found.sectionId ?? homes.get(comment.sectionId);
  const sectionVersionId = sectionId && versionOf.get(sectionId);
  if (!sectionId || !sectionVersionId) throw new Error('an edition without sections');
  return {
    id: newId(),
    commentId: comment.id,
    releaseId,
    sectionId,
    sectionVersionId,
    status: found.status,
    passage: found.passage,
    score: found.score,
    isCertain: found.isCertain,
    why: found.why,
    fromVersionId: from?.versionId ?? null,
  };
}

const anchorOf = ({ kind, sectionId, blockId, quote }: Unplaced): AnchorToPlace => ({
  kind,
  sectionId,
  blockId,
  quote,
});

/** The anchor as a drafter last placed it. */
function anchorAt(
  { sectionId, passage }: NonNullable<Unplaced['settled']>,
  from: SectionText,
): AnchorToPlace {
  if (!passage) return { kind: 'section', sectionId, blockId: null, quote: null };
  const block = from.blocks.find(({ id }) => id === passage.blockId);
  const isWhole =
    passage.blockId === passage.endBlockId && passage.start === 0 && passage.end === block?.text.length;
  return isWhole
    ? { kind: 'block', sectionId, blockId: passage.blockId, quote: null }
    : { kind: 'quote', sectionId, blockId: passage.blockId, quote: selectorOf(from.blocks, passage) };
}

/** Keeps what the rule found; what was placed in the meantime stays. */
async function insertPlacements(manager: EntityManager, rows: readonly PlacementRow[]): Promise<void> {
  await manager.query(
    `INSERT INTO placement (id, comment_id, release_id, section_id, section_version_id, status, passage, score, is_certain, why,
       from_version_id)
     SELECT id, "commentId", "releaseId", "sectionId", "sectionVersionId", status, nullif(passage, 'null'), score, "isCertain", why,
       "fromVersionId"
     FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, "commentId" uuid, "releaseId" uuid, "sectionId" uuid,
       "sectionVersionId" uuid, status text, passage jsonb, score double precision, "isCertain" boolean, why text,
       "fromVersionId" uuid)
     ON CONFLICT (comment_id, release_id) WHERE follows_id IS NULL DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
