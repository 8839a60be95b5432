import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';
import { Transactions } from '#platform';
import type { Acting } from '../acting';
import { slugOf } from '../text';
import { recordSectionEvent } from './section.events';
import { recordMoved, retire } from './structure.service';
import { cutAt, joined } from './text.recomposition';
import {
  freeSlug,
  moveChildren,
  newSectionId,
  placeSection,
  requireFreeSlug,
  requireParent,
} from './tree.places';
import { writeVersion } from './version.write';
import { lockedSection, placeOf, readWorkingSection, type WorkingSection } from './working.section';
import { requireNumber, requireReason, requireTitle } from './written.input';

export interface SectionToSplit {
  sectionId: string;
  /** The first block of what becomes a section of its own. A heading becomes its title. */
  blockId: string;
  /** Given by the caller so that sending twice splits once. */
  newSectionId?: string;
  /** Wanted unless the block is a heading. */
  title?: string;
  number?: string;
  slug?: string;
  reason: string;
}

/** Sections made of others: one of two, two of one. No block loses its identity. Each act is one transaction, recorded. */
@Injectable()
export class RecompositionService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Puts the text of a section at the end of another, under its title, and what hangs below it below the other; then retires it, with
   * the other as its successor. Throws NotFound, InvalidInput.
   */
  async mergeSections(
    by: Acting,
    input: { sectionId: string; intoId: string; reason: string },
  ): Promise<void> {
    await this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId, 'either');
      if (section.isRetired) return;
      const reason = requireReason(input.reason);
      const into = await this.requireOther(manager, section, input.intoId);
      await writeVersion(manager, into, joined(into, section), { reason, authorId: doneBy });
      const below = await moveChildrenInto(manager, section, into, { doneBy, reason });
      await retire(manager, section);
      await recordSectionEvent(manager, section, 'merged', {
        ...{ doneBy, reason, before: placeOf(section), after: null },
        otherSectionId: into.id,
      });
      for (const id of below) await requireParent(manager, into.doctrineId, into.id, id);
    });
  }

  /** Makes the end of a section's text a section of its own, right behind it. Returns its id. Throws NotFound, AddressTaken, InvalidInput. */
  async splitSection(by: Acting, input: SectionToSplit): Promise<string> {
    return this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId);
      const { doctrineId, parentId } = section;
      const { id, isKnown } = await newSectionId(manager, doctrineId, input.newSectionId);
      if (isKnown) return id;
      const reason = requireReason(input.reason);
      const number = requireNumber(input.number ?? '');
      const heading = section.version.blocks.find((block) => block.id === input.blockId);
      const title = requireTitle(input.title || (heading?.kind === 'heading' ? heading.text : ''));
      const slug = input.slug
        ? await requireFreeSlug(manager, doctrineId, input.slug, id)
        : await freeSlug(manager, doctrineId, slugOf(title), id);
      const { start, end } = cutAt(section, input.blockId, { title, slug });
      await manager.query(
        `INSERT INTO section (id, doctrine_id, slug, number, title, parent_id, position) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, doctrineId, slug, number, title, parentId, 0],
      );
      const position = await placeSection(manager, { id, doctrineId, parentId }, parentId, section.id);
      await writeVersion(manager, section, start, { reason, authorId: doneBy });
      await writeVersion(manager, { id, version: null }, end, { reason, authorId: doneBy });
      await recordSectionEvent(manager, section, 'split', {
        ...{ doneBy, reason, before: placeOf(section) },
        after: { slug, number, title, parentId, position },
        otherSectionId: id,
      });
      return id;
    });
  }

  private async requireOther(
    manager: EntityManager,
    section: WorkingSection,
    intoId: string,
  ): Promise<WorkingSection> {
    const into = await readWorkingSection(manager, intoId);
    if (into?.doctrineId !== section.doctrineId || into.id === section.id)
      throw new InvalidInput('Choisissez une autre section de la même doctrine.', 'intoId');
    if (into.isRetired)
      throw new InvalidInput(
        `La section « ${[into.number, into.title].filter(Boolean).join(' ')} » a été retirée : rien n’a été fait. Choisissez une autre section.`,
        'intoId',
      );
    return into;
  }
}

/** What hangs below a section goes below the one that takes its text, which may itself hang there. */
async function moveChildrenInto(
  manager: EntityManager,
  section: WorkingSection,
  into: WorkingSection,
  by: { doneBy: string | null; reason: string },
): Promise<string[]> {
  if (await isBelow(manager, into.id, section.id))
    throw new InvalidInput(
      'Cette section contient celle qui prendrait son texte : fusionnez plutôt l’autre dans celle-ci.',
      'intoId',
    );
  const children: { id: string }[] = await manager.query(
    'SELECT id FROM section WHERE parent_id = $1 AND retired_at IS NULL',
    [section.id],
  );
  for (const { id } of children) await recordMoved(manager, id, { ...by, parentId: into.id });
  return moveChildren(manager, section, into.id);
}

async function isBelow(manager: EntityManager, id: string, ancestorId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM section WHERE id = $1
       UNION ALL
       SELECT s.id, s.parent_id FROM section s JOIN above a ON s.id = a.parent_id
     ) SELECT FROM above WHERE id = $2`,
    [id, ancestorId],
  );
  return rows.length > 0;
}
