import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { Viewer, type StakeholderCategory } from '#identity';

export type SectionSlug = 'identite' | 'ins' | 'agenda';

export interface CommentToBuild {
  section?: SectionSlug;
  parent?: BuiltComment;
  state?: 'submitted' | 'in_review' | 'published' | 'refused' | 'hidden' | 'withdrawn';
  body?: string;
  proposedWording?: string;
  category?: StakeholderCategory;
  organisation?: string;
  quote?: string;
  email?: string;
  name?: string;
}

export interface BuiltComment {
  id: string;
  revisionId: string;
  rootId: string;
  path: string;
  depth: number;
  section: SectionSlug;
}

const SECTIONS = [
  { slug: 'identite', number: '1', title: 'Identité', depth: 1, parent: null },
  { slug: 'ins', number: '1.1', title: 'Identité nationale de santé', depth: 2, parent: 'identite' },
  { slug: 'agenda', number: '2', title: 'Prise de rendez-vous', depth: 1, parent: null },
] as const;

/** A consultation on three sections, for tests: written row by row, without the commands of the lower domains. */
export class DraftedConsultation {
  readonly id = newId();
  readonly slug = `concertation-${this.id.slice(-8)}`;
  readonly releaseId = newId();
  readonly stageId = newId();
  private readonly sections = new Map<string, { id: string; versionId: string; blockId: string }>();
  private readonly replies = new Map<string, number>();

  private constructor(private readonly database: DataSource) {}

  static async build(database: DataSource): Promise<DraftedConsultation> {
    const built = new DraftedConsultation(database);
    await built.writeDoctrine();
    await database.query(
      `INSERT INTO consultation (id, doctrine_id, release_id, slug, title, charter, opens_at, closes_at, opened_at,
         moderation_policy)
       SELECT $1, doctrine_id, id, $3, 'Concertation sur la doctrine', E'# Charte des échanges\\n\\nRester courtois.',
         now() - interval '1 day', now() + interval '30 days', now() - interval '2 days', 'before'
       FROM release WHERE id = $2`,
      [built.id, built.releaseId, built.slug],
    );
    await database.query(
      `INSERT INTO tour_stage (id, consultation_id, slug, name, region_name, region_code, cities, time_zone, position,
         told_as_held, date_doubtful)
       VALUES ($1, $2, 'rennes', 'Rennes', 'Bretagne', '53', '{Rennes}', 'Europe/Paris', 1, true, false)`,
      [built.stageId, built.id],
    );
    return built;
  }

  sectionId(slug: SectionSlug): string {
    const place = this.sections.get(slug);
    if (!place) throw new Error('no such section');
    return place.id;
  }

  /** Somebody who drafts on this consultation. */
  async drafter(): Promise<Viewer> {
    const id = await this.participant({});
    return Viewer.participant(id, [{ role: 'drafter', consultationId: this.id, stageId: null }]);
  }

  async participant({
    email = `p-${newId()}@exemple.test`,
    name = 'Une personne',
    category,
  }: {
    email?: string;
    name?: string;
    category?: StakeholderCategory;
  }): Promise<string> {
    const id = newId();
    await this.database.query(
      'INSERT INTO participant (id, email, display_name, category) VALUES ($1, $2, $3, $4)',
      [id, email, name, category ?? null],
    );
    return id;
  }

  async comment(wanted: CommentToBuild = {}): Promise<BuiltComment> {
    const { parent, state = 'published' } = wanted;
    const section = parent?.section ?? wanted.section ?? 'identite';
    const place = this.sections.get(section);
    if (!place) throw new Error('no such section');
    const id = newId();
    const revisionId = newId();
    const built: BuiltComment = {
      ...{ id, revisionId, section },
      rootId: parent?.rootId ?? id,
      path: this.nextPath(parent),
      depth: parent ? parent.depth + 1 : 0,
    };
    const authorId = await this.participant(wanted);
    const wasPublic = ['published', 'hidden', 'withdrawn'].includes(state);
    await this.database.transaction(async (manager) => {
      await manager.query('SET CONSTRAINTS ALL DEFERRED');
      await manager.query(
        `INSERT INTO comment (id, consultation_id, section_id, parent_id, root_id, path, depth, author_id,
           organisation_name, kind, anchor_kind, anchor_version_id, anchor_block_id, block_id, anchor_quote, channel, stage_id,
           latest_revision_id, published_revision_id, state, published_at, withdrawn_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, 'online', $15, $16, $17, $18,
           CASE WHEN $19 THEN now() END, CASE WHEN $18 = 'withdrawn' THEN now() END)`,
        [
          ...[id, this.id, place.id, parent?.id ?? null, built.rootId, built.path, built.depth, authorId],
          ...[wanted.organisation ?? null, wanted.proposedWording ? 'amendment' : 'remark'],
          ...[wanted.quote ? 'quote' : 'section', place.versionId, wanted.quote ? place.blockId : null],
          wanted.quote ? JSON.stringify({ exact: wanted.quote, prefix: '', suffix: '' }) : null,
          ...[parent ? null : this.stageId, revisionId, wasPublic ? revisionId : null, state, wasPublic],
        ],
      );
      await manager.query(
        `INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, proposed_wording, state)
         VALUES ($1, $2, 1, $3, '', $4, $5)`,
        [
          ...[revisionId, id, wanted.body ?? 'Le calendrier gagnerait à être précisé.'],
          ...[wanted.proposedWording ?? null, state === 'withdrawn' ? 'published' : state],
        ],
      );
    });
    return built;
  }

  /** Another text for a published comment, published at once. */
  async revise(comment: BuiltComment, body: string): Promise<void> {
    const id = newId();
    await this.database.query(
      `INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, state) VALUES ($1, $2, 2, $3, '', 'published')`,
      [id, comment.id, body],
    );
    await this.database.query(
      'UPDATE comment SET latest_revision_id = $2, published_revision_id = $2 WHERE id = $1',
      [comment.id, id],
    );
  }

  async setState(comment: BuiltComment, state: 'hidden' | 'withdrawn'): Promise<void> {
    await this.database.query(
      `UPDATE comment SET state = $2, withdrawn_at = CASE WHEN $2 = 'withdrawn' THEN now() END WHERE id = $1`,
      [comment.id, state],
    );
  }

  /** Published remarks by one author, spread over the sections, written by the database itself. */
  async manyComments(count: number): Promise<void> {
    const authorId = await this.participant({});
    const sections = [...this.sections.values()];
    await this.database.transaction(async (manager) => {
      await manager.query(`SET CONSTRAINTS ALL DEFERRED; SET LOCAL statement_timeout = '5min'`);
      await manager.query('CREATE TEMP TABLE many (n int, id uuid, revision_id uuid) ON COMMIT DROP');
      await manager.query(
        'INSERT INTO many SELECT n, gen_random_uuid(), gen_random_uuid() FROM generate_series(1, $1) n',
        [count],
      );
      await manager.query(
        `INSERT INTO comment (id, consultation_id, section_id, root_id, path, depth, author_id, kind, anchor_kind,
           anchor_version_id, channel, latest_revision_id, published_revision_id, state, published_at)
         SELECT id, $1, ($2::uuid[])[1 + n % 3], id, '', 0, $4, 'remark', 'section',
           ($3::uuid[])[1 + n % 3], 'online', revision_id, revision_id, 'published', now() FROM many`,
        [this.id, sections.map(({ id }) => id), sections.map(({ versionId }) => versionId), authorId],
      );
      await manager.query(
        `INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, state)
         SELECT revision_id, id, 1, 'Contribution ' || n || '. ' || repeat('Le référentiel gagnerait à être précisé. ', 20),
           '', 'published' FROM many`,
      );
    });
  }

  /** The tree order inside a thread; the threads themselves are in the order of their roots' ids. */
  private nextPath(parent: BuiltComment | undefined): string {
    if (!parent) return '';
    const rank = (this.replies.get(parent.id) ?? 0) + 1;
    this.replies.set(parent.id, rank);
    return parent.path + String(rank).padStart(6, '0');
  }

  private async writeDoctrine(): Promise<void> {
    const doctrineId = newId();
    await this.database.query(
      `INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, 'Doctrine technique')`,
      [doctrineId, `doctrine-${doctrineId}`],
    );
    await this.database.query(
      `INSERT INTO release (id, doctrine_id, slug, label) VALUES ($1, $2, 'soumise', 'Édition soumise à concertation')`,
      [this.releaseId, doctrineId],
    );
    for (const [order, { slug, number, title, depth, parent }] of SECTIONS.entries()) {
      const place = { id: newId(), versionId: newId(), blockId: newId() };
      const parentId = parent && this.sections.get(parent)?.id;
      this.sections.set(slug, place);
      await this.database.query(
        'INSERT INTO section (id, doctrine_id, slug, number, title, parent_id, position) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [place.id, doctrineId, slug, number, title, parentId, order],
      );
      await this.database.query(
        `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
         VALUES ($1, $2, 1, $3, '', '', '', 'Première version')`,
        [place.versionId, place.id, title],
      );
      await this.database.query(
        `INSERT INTO block (section_version_id, block_id, position, kind, text) VALUES ($1, $2, 1, 'paragraph', 'Un paragraphe.')`,
        [place.versionId, place.blockId],
      );
      await this.database.query(
        `UPDATE section_version SET state = 'published', published_at = now() WHERE id = $1`,
        [place.versionId],
      );
      await this.database.query(
        `INSERT INTO release_section (release_id, section_id, section_version_id, parent_id, slug, number, title, depth,
           position, reading_order)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
        [this.releaseId, place.id, place.versionId, parentId, slug, number, title, depth, order],
      );
    }
    await this.database.query(`UPDATE release SET state = 'published', published_at = now() WHERE id = $1`, [
      this.releaseId,
    ]);
  }
}
