import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';
import { Transactions } from '#platform';
import { counted } from '#platform/text';
import type { Acting } from '../acting';
import { lockAsWriter } from '../doctrine.policy';
import { renderText } from '../section.text';
import { normaliseText, slugOf } from '../text';
import { blocksStandingNowhere, identified } from './block.candidates';
import { editableMarkdown } from './editable.markdown';
import { refuseIfMovedMeanwhile, unlessChangedMeanwhile } from './meanwhile';
import { recordSectionEvent } from './section.events';
import {
  closeUp,
  freeSlug,
  moveChildren,
  newSectionId,
  placeSection,
  requireFreeSlug,
  requireParent,
} from './tree.places';
import { type IdentifiedText, withIds, withoutDoubles, writeVersion } from './version.write';
import { lockedSection, placeOf, readWorkingSection, type WorkingSection } from './working.section';
import { requireNumber, requireReason, requireText, requireTitle } from './written.input';

export interface SectionToAdd {
  doctrineId: string;
  /** Given by the caller so that sending twice adds once. */
  newSectionId?: string;
  parentId: string | null;
  /** The one with the same parent that it comes behind; null: before them all; none: behind them all. */
  after?: string | null;
  title: string;
  number?: string;
  /** None: made of the title. */
  slug?: string;
  markdown?: string;
  reason: string;
}

export interface SectionToMove {
  sectionId: string;
  parentId: string | null;
  /** As in SectionToAdd. */
  after?: string | null;
  /** Where the person saw it. */
  seenParentId?: string | null;
  reason: string;
}

export interface SectionToRename {
  sectionId: string;
  title?: string;
  number?: string;
  slug?: string;
  /** What the person saw of each. */
  seenTitle?: string;
  seenNumber?: string;
  seenSlug?: string;
  reason: string;
}

/** Acts on the tree of a doctrine: each one transaction under the doctrine's lock, recorded, and done once when sent twice. */
@Injectable()
export class StructureService {
  constructor(private readonly transactions: Transactions) {}

  /** Adds a section. Returns its id. Throws NotFound, AddressTaken, InvalidInput. */
  async addSection(by: Acting, input: SectionToAdd): Promise<string> {
    return this.transactions.run(async ({ manager }) => {
      const doneBy = await lockAsWriter(manager, by, input.doctrineId);
      const { doctrineId, parentId } = input;
      const { id, isKnown } = await newSectionId(manager, doctrineId, input.newSectionId);
      if (isKnown) return id;
      await requireParent(manager, doctrineId, parentId, null);
      const title = requireTitle(input.title);
      const number = requireNumber(input.number ?? '');
      const reason = requireReason(input.reason);
      const markdown = requireText(input.markdown ?? '');
      const slug = input.slug
        ? await requireFreeSlug(manager, doctrineId, input.slug, id)
        : await freeSlug(manager, doctrineId, slugOf(title), id);
      await manager.query(
        `INSERT INTO section (id, doctrine_id, slug, number, title, parent_id, position) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, doctrineId, slug, number, title, parentId, 0],
      );
      const position = await placeSection(manager, { id, doctrineId, parentId }, parentId, input.after);
      const rendered = renderText({ slug, title, markdown });
      const nowhere = await blocksStandingNowhere(manager, doctrineId);
      const text = withIds(rendered, identified(id, [], nowhere, rendered.blocks), { title, markdown });
      await writeVersion(manager, { id, version: null }, text, { reason, authorId: doneBy });
      await recordSectionEvent(manager, { id, doctrineId }, 'added', {
        ...{ doneBy, reason, before: null },
        after: { slug, number, title, parentId, position },
      });
      return id;
    });
  }

  /** Brings a section, with what hangs below it, to another place. Throws NotFound, InvalidInput. */
  async moveSection(by: Acting, input: SectionToMove): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId);
      const reason = requireReason(input.reason);
      const { parentId } = input;
      await requireParent(manager, section.doctrineId, parentId, section.id);
      const position = await placeSection(manager, section, parentId, input.after);
      if (parentId === section.parentId && position === section.position) return;
      await refuseIfMovedMeanwhile(manager, section, input.seenParentId);
      const before = placeOf(section);
      await recordSectionEvent(manager, section, 'moved', {
        ...{ doneBy, reason, before },
        after: { ...before, parentId, position },
      });
    });
  }

  /** Gives a section another title (which makes a version), number or address. Throws NotFound, AddressTaken, InvalidInput. */
  async renameSection(by: Acting, input: SectionToRename): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId);
      const asked = (field: 'title' | 'number' | 'slug', seen: string | undefined): string =>
        unlessChangedMeanwhile(field, input[field], seen, section[field]);
      const title = requireTitle(asked('title', input.seenTitle));
      const number = requireNumber(asked('number', input.seenNumber));
      const wanted = asked('slug', input.seenSlug);
      const reason = requireReason(input.reason);
      const slug =
        wanted !== '' && wanted !== section.slug
          ? await requireFreeSlug(manager, section.doctrineId, wanted, section.id)
          : section.slug;
      const before = placeOf(section);
      const after = { ...before, title, number, slug };
      if (title === before.title && number === before.number && slug === before.slug) return;
      await manager.query('UPDATE section SET title = $2, number = $3, slug = $4 WHERE id = $1', [
        section.id,
        ...[title, number, slug],
      ]);
      if (title !== before.title)
        await writeVersion(manager, section, retitled(section, title), { reason, authorId: doneBy });
      await recordSectionEvent(manager, section, 'renamed', { doneBy, reason, before, after });
    });
  }

  /**
   * Takes a section out of the tree; editions that hold it keep it. What hangs below it is refused, or with `lifts` takes its place.
   * Throws NotFound, InvalidInput.
   */
  async retireSection(
    by: Acting,
    input: { sectionId: string; lifts?: boolean; reason: string },
  ): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId, 'either');
      if (section.isRetired) return;
      const reason = requireReason(input.reason);
      await liftOrRefuse(manager, section, input.lifts ?? false, doneBy, reason);
      await retire(manager, section);
      await recordSectionEvent(manager, section, 'retired', {
        ...{ doneBy, reason, before: placeOf(section), after: null },
      });
    });
  }

  /**
   * Brings a retired section back, as itself, at a place of the tree. It keeps its address, whatever its form (imports and texts made
   * elsewhere have their own); where another took it meanwhile, a number is put behind. Only a newly typed one is judged. Throws
   * NotFound, AddressTaken, InvalidInput.
   */
  async restoreSection(by: Acting, input: SectionToMove & { slug?: string | null }): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId, 'either');
      if (!section.isRetired) return;
      const reason = requireReason(input.reason);
      const { parentId } = input;
      const { doctrineId } = section;
      await requireParent(manager, doctrineId, parentId, section.id);
      const slug =
        input.slug && input.slug !== section.slug
          ? await requireFreeSlug(manager, doctrineId, input.slug, section.id)
          : await freeSlug(manager, doctrineId, section.slug, section.id);
      const text = await withoutDoubles(manager, section.id, section.version);
      await manager.query('UPDATE section SET retired_at = NULL, slug = $2, parent_id = $3 WHERE id = $1', [
        section.id,
        ...[slug, parentId],
      ]);
      const position = await placeSection(manager, { ...section, parentId }, parentId, input.after);
      if (text !== section.version) await writeVersion(manager, section, text, { reason, authorId: doneBy });
      const { number, title } = section;
      await recordSectionEvent(manager, section, 'restored', {
        ...{ doneBy, reason, before: null },
        after: { slug, number, title, parentId, position },
      });
    });
  }
}

/** The same text under another title: nothing is rendered again, so nothing else changes. */
const retitled = ({ slug, version }: WorkingSection, title: string): IdentifiedText => ({
  title,
  markdown: editableMarkdown({ ...version, slug }),
  html: version.html,
  text: version.text,
  blocks: version.blocks.map((block) =>
    block.position === 0 ? { ...block, text: normaliseText(title) } : block,
  ),
});

async function liftOrRefuse(
  manager: EntityManager,
  section: WorkingSection,
  lifts: boolean,
  doneBy: string | null,
  reason: string,
): Promise<void> {
  const { id, doctrineId, parentId } = section;
  const rows: { id: string }[] = await manager.query(
    'SELECT id FROM section WHERE parent_id = $1 AND retired_at IS NULL',
    [id],
  );
  if (rows.length === 0) return;
  if (!lifts)
    throw new InvalidInput(
      `${counted(rows.length, 'section est rangée', 'sections sont rangées')} sous celle-ci : déplacez d’abord ce qui doit rester, ou faites-le remonter d’un niveau.`,
      'lifts',
    );
  for (const child of rows) await recordMoved(manager, child.id, { parentId, doneBy, reason });
  await moveChildren(manager, { id, doctrineId }, parentId, id);
}

/** Writes down, before it is done, that a section follows another to a new parent. */
export async function recordMoved(
  manager: EntityManager,
  sectionId: string,
  { parentId, doneBy, reason }: { parentId: string | null; doneBy: string | null; reason: string },
): Promise<void> {
  const section = await readWorkingSection(manager, sectionId);
  if (!section) return;
  const before = placeOf(section);
  await recordSectionEvent(manager, section, 'moved', {
    doneBy,
    reason,
    before,
    after: { ...before, parentId },
  });
}

/** Out of the tree; those after it close up. */
export async function retire(manager: EntityManager, section: WorkingSection): Promise<void> {
  await manager.query('UPDATE section SET retired_at = now() WHERE id = $1', [section.id]);
  await closeUp(manager, section.doctrineId, section.parentId);
}
