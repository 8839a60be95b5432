import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InvalidInput, newId, NotFound } from '#kernel';
import { Transactions, type Transaction } from '#platform';
import { requireSlug } from './address';
import { AddressTaken, ImportOutdated, ReleaseIsFinal } from './doctrine.errors';
import { decideImport, type ImportOutcome } from './doctrine.import';
import { readWorkingTree } from './doctrine.tree';
import { fillRelease, writeSections, writeVersions } from './doctrine.writes';
import { PlaceAnchors } from './jobs/place-anchors.job';
import {
  type ImportPlan,
  type ImportWarning,
  type MissingFile,
  type ParsedDoctrine,
  readMarkdownFolder,
} from './text';
import { recordLineage } from './block.lineage';
import type { CountComments } from './imports/import.planning';
import { keepPictures } from './imports/import.reading';
import { readApart, type ReadFile } from './reading';
import { reconcileBlocks } from './writing/publication.reconcile';

export interface FolderToImport {
  /** Folder of Markdown pages, or one file of a format that `readFile` of ./reading knows. */
  folder: string;
  doctrine: { slug: string; title?: string };
}

/** What an import would do, for a person to look over before it is done. */
export interface ImportPreview {
  doctrine: { slug: string; title: string; isNew: boolean };
  plan: ImportPlan;
  nothingToDo: boolean;
  warnings: ImportWarning[];
  missingImages: MissingFile[];
  missingLinks: MissingFile[];
  /** Comments on sections that change or are retired, by current address; empty when nobody counts them. */
  comments: { slug: string; count: number }[];
  /** To be given to `apply`, which refuses when it is no longer true. */
  digest: string;
}

export interface ImportDone {
  doctrineId: string;
  plan: ImportPlan;
  sectionsWritten: number;
  versionsWritten: number;
  nothingToDo: boolean;
}

export interface ReleaseToPublish {
  slug: string;
  label: string;
  /** Only for an edition that was published before it was brought in here. Default: now. */
  publishedAt?: Date;
  /** Why, for readers, and who: none for an operator's import. */
  reason?: string;
  publishedBy?: string | null;
}

/** Commands on the doctrine's text: imports and editions. Who may give them is judged by the caller. */
@Injectable()
export class DoctrineService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Reads a folder and says what its import would do; changes nothing. Throws UnreadablePage. */
  async plan(input: FolderToImport, countComments?: CountComments): Promise<ImportPreview> {
    requireSlug(input.doctrine.slug);
    const { doctrine: read } = await readSource(input.folder);
    const rows: { id: string; title: string }[] = await this.dataSource.query(
      'SELECT id, title FROM doctrine WHERE slug = $1',
      [input.doctrine.slug],
    );
    const [known] = rows;
    const tree = known ? await readWorkingTree(this.dataSource.manager, known.id) : [];
    const outcome = decideImport(tree, read, newId);
    return {
      doctrine: {
        slug: input.doctrine.slug,
        title: known?.title ?? titleOf(input, read),
        isNew: !known,
      },
      plan: outcome.plan,
      nothingToDo: outcome.nothingToDo,
      warnings: read.warnings,
      missingImages: read.missingImages,
      missingLinks: read.missingLinks,
      comments: countComments ? await commentsConcerned(outcome, countComments) : [],
      digest: outcome.digest,
    };
  }

  /**
   * Does an import in one transaction; importing the same folder again does nothing. With the `digest` of a preview, throws
   * ImportOutdated when the folder or the doctrine has changed since. `reason` is kept with every version made.
   */
  async apply(
    input: FolderToImport & { reason: string; authorId?: string | null; digest?: string },
  ): Promise<ImportDone> {
    requireSlug(input.doctrine.slug);
    const { doctrine: read, pictures } = await readSource(input.folder);
    return this.transactions.run(async ({ manager }) => {
      const doctrineId = await lockedDoctrine(manager, input.doctrine.slug, titleOf(input, read));
      const outcome = decideImport(await readWorkingTree(manager, doctrineId), read, newId);
      if (input.digest !== undefined && input.digest !== outcome.digest) throw new ImportOutdated();
      await keepPictures(manager, pictures);
      await writeSections(manager, doctrineId, outcome.sections, outcome.retiredIds);
      await writeVersions(manager, outcome.versions, {
        reason: input.reason,
        authorId: input.authorId ?? null,
      });
      return {
        doctrineId,
        plan: outcome.plan,
        sectionsWritten: outcome.sections.length + outcome.retiredIds.length,
        versionsWritten: outcome.versions.length,
        nothingToDo: outcome.nothingToDo,
      };
    });
  }

  /** Prepares an edition of the working tree as it is now; can be done again until it is published. Returns its id. */
  async draftRelease(doctrineId: string, release: Pick<ReleaseToPublish, 'slug' | 'label'>): Promise<string> {
    return this.transactions.run((tx) => this.draftReleaseIn(tx, doctrineId, release));
  }

  /**
   * Freezes the working tree as a published edition: the latest text of every section is published and never changes again. Returns the
   * edition's id. Throws ReleaseIsFinal when an edition with that address is published already, InvalidInput when there is nothing to
   * publish.
   */
  async publishRelease(doctrineId: string, release: ReleaseToPublish): Promise<string> {
    return this.transactions.run((tx) => this.publishReleaseIn(tx, doctrineId, release));
  }

  /** The same inside a command under way. */
  async publishReleaseIn(tx: Transaction, doctrineId: string, release: ReleaseToPublish): Promise<string> {
    const releaseId = await this.draftReleaseIn(tx, doctrineId, release);
    await reconcileBlocks(tx.manager, doctrineId, releaseId);
    await recordLineage(tx.manager, doctrineId, releaseId);
    const at = release.publishedAt ?? null;
    await tx.manager.query(
      `UPDATE section_version v SET state = 'published', published_at = coalesce($2, now())
       FROM release_section rs WHERE rs.release_id = $1 AND v.id = rs.section_version_id AND v.state = 'draft'`,
      [releaseId, at],
    );
    await tx.manager.query(
      `UPDATE release SET state = 'published', published_at = coalesce($2, now()), reason = $3, published_by = $4
       WHERE id = $1`,
      [releaseId, at, release.reason ?? '', release.publishedBy ?? null],
    );
    // Where no consultation was ever public, nobody has said anything that is to be found again.
    const [said]: { said: boolean }[] = await tx.manager.query(
      'SELECT EXISTS (SELECT FROM consultation WHERE doctrine_id = $1 AND opened_at IS NOT NULL) AS said',
      [doctrineId],
    );
    if (said?.said) await tx.enqueue(PlaceAnchors, { releaseId });
    return releaseId;
  }

  private async draftReleaseIn(
    { manager }: Transaction,
    doctrineId: string,
    { slug, label }: Pick<ReleaseToPublish, 'slug' | 'label'>,
  ): Promise<string> {
    requireSlug(slug);
    const doctrines: unknown[] = await manager.query('SELECT FROM doctrine WHERE id = $1 FOR UPDATE', [
      doctrineId,
    ]);
    if (doctrines.length === 0) throw new NotFound('Cette doctrine n’existe pas.');
    const known: { id: string; state: string }[] = await manager.query(
      'SELECT id, state FROM release WHERE doctrine_id = $1 AND slug = $2',
      [doctrineId, slug],
    );
    const [draft] = known;
    if (draft?.state === 'published') throw new ReleaseIsFinal(slug);
    const id = draft?.id ?? newId();
    await manager.query(
      `INSERT INTO release (id, doctrine_id, slug, label) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET label = excluded.label`,
      [id, doctrineId, slug, label],
    );
    const sections = await fillRelease(manager, doctrineId, id);
    if (sections === 0) throw new InvalidInput('Cette doctrine n’a encore aucune section à publier.');
    return id;
  }
}

/** A folder as it is, a file in a process of its own. */
async function readSource(path: string): Promise<ReadFile> {
  const found = await stat(path).catch(() => null);
  return found?.isFile()
    ? readApart(await readFile(path), basename(path))
    : { doctrine: await readMarkdownFolder(path), pictures: [] };
}

const titleOf = (input: FolderToImport, read: ParsedDoctrine): string =>
  input.doctrine.title ?? read.title ?? input.doctrine.slug;

/** The doctrine's id, made when it is new; its row stays locked, so that imports and publications go one after the other. */
async function lockedDoctrine(manager: EntityManager, slug: string, title: string): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3)
     ON CONFLICT (slug) DO UPDATE SET slug = excluded.slug RETURNING id`,
    [newId(), slug, title],
  );
  const [row] = rows;
  if (!row) throw new Error('the doctrine could not be read back');
  return row.id;
}

/** Makes a doctrine that must be new, for imports that bring everything with them. Throws AddressTaken. */
export async function newDoctrine(manager: EntityManager, slug: string, title: string): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING RETURNING id`,
    [newId(), requireSlug(slug), title],
  );
  const [row] = rows;
  if (!row) throw new AddressTaken('Une autre doctrine', slug);
  return row.id;
}

async function commentsConcerned(
  { plan, idBySlug }: ImportOutcome,
  countComments: CountComments,
): Promise<ImportPreview['comments']> {
  const concerned = plan.sections.flatMap(({ currentSlug, changes }) =>
    currentSlug !== null && changes.some((change) => change === 'changed' || change === 'retired')
      ? [{ slug: currentSlug, id: idBySlug.get(currentSlug) ?? '' }]
      : [],
  );
  const counts = await countComments(concerned.map(({ id }) => id));
  return concerned.flatMap(({ slug, id }) => {
    const count = counts.get(id) ?? 0;
    return count > 0 ? [{ slug, count }] : [];
  });
}
