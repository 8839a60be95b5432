import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';
import { Transactions } from '#platform';
import type { Acting } from '../acting';
import { renderText } from '../section.text';
import { blocksStandingNowhere, identified } from './block.candidates';
import { asShown, editableMarkdown } from './editable.markdown';
import { recordSectionEvent } from './section.events';
import { endWriting } from './section-writings.service';
import { type IdentifiedText, withIds, withoutDoubles, writeVersion } from './version.write';
import { lockedSection, placeOf, type WorkingSection } from './working.section';
import { textDifference } from './text.difference';
import { VersionConflict } from './writing.errors';
import { requireNumber, requireReason, requireText, requireTitle } from './written.input';

export interface TextToSave {
  sectionId: string;
  /** The version that the editor had before them. */
  baseVersionId: string;
  title: string;
  /** Left out: as it is. */
  number?: string;
  markdown: string;
  /** For the section's history. */
  reason: string;
}

export interface SavedText {
  sectionId: string;
  versionId: string;
  /** False: the text was the same, and no version was made. */
  isNew: boolean;
}

/** Drafts of a section's text. Each command is one transaction under the doctrine's lock. */
@Injectable()
export class WritingService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Saves a text as a new draft version; the same text makes none, so that sending twice saves once. Throws SignInRequired, NotFound,
   * VersionConflict when somebody saved after `baseVersionId`, InvalidInput for a text that is too long (75 kB), too deep, or without
   * title or reason. What the person had typed in the section is no longer kept besides. About 15 ms for an ordinary section.
   */
  async saveText(by: Acting, input: TextToSave): Promise<SavedText> {
    return this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId);
      const title = requireTitle(input.title);
      const number = requireNumber(input.number ?? section.number);
      const reason = requireReason(input.reason);
      const next = await this.identifiedText(manager, section, title, requireText(input.markdown));
      const { version } = section;
      const isSame = title === section.title && asShown(next.html) === asShown(version.html);
      const changesNothing = isSame && number === section.number;
      if (!changesNothing && input.baseVersionId !== version.id) throw conflictWith(section, next.markdown);
      await endWriting(manager, section.id, doneBy);
      if (changesNothing) return { sectionId: section.id, versionId: version.id, isNew: false };
      if (number !== section.number || title !== section.title)
        await renamed(manager, section, { title, number }, doneBy, reason);
      if (isSame) return { sectionId: section.id, versionId: version.id, isNew: false };
      const versionId = await writeVersion(manager, section, next, { reason, authorId: doneBy });
      return { sectionId: section.id, versionId, isNew: true };
    });
  }

  /**
   * Goes back to the text that readers have: a new version equal to the last published one. What was drafted stays in the history; what
   * the person had typed and not saved goes. Throws InvalidInput for a section that was never published, VersionConflict like `saveText`.
   */
  async discardDraft(
    by: Acting,
    input: { sectionId: string; baseVersionId: string; reason?: string },
  ): Promise<SavedText> {
    return this.transactions.run(async ({ manager }) => {
      const { section, doneBy } = await lockedSection(manager, by, input.sectionId);
      const published = await lastPublished(manager, section.id);
      if (!published)
        throw new InvalidInput('Cette section n’a jamais été publiée : retirez-la plutôt.', 'sectionId');
      const { version } = section;
      const isBack = version.id === published.id || isSameText(version, published);
      if (!isBack && input.baseVersionId !== version.id) throw conflictWith(section, published.markdown);
      await endWriting(manager, section.id, doneBy);
      if (isBack) return { sectionId: section.id, versionId: version.id, isNew: false };
      const reason = input.reason ? requireReason(input.reason) : 'abandon du brouillon';
      if (published.title !== section.title)
        await renamed(manager, section, { title: published.title, number: section.number }, doneBy, reason);
      const text = await withoutDoubles(manager, section.id, published);
      const versionId = await writeVersion(manager, section, text, { reason, authorId: doneBy });
      return { sectionId: section.id, versionId, isNew: true };
    });
  }

  private async identifiedText(
    manager: EntityManager,
    section: WorkingSection,
    title: string,
    markdown: string,
  ): Promise<IdentifiedText> {
    const rendered = renderText({ slug: section.slug, title, markdown });
    const nowhere = await blocksStandingNowhere(manager, section.doctrineId);
    const blocks = identified(section.id, section.version.blocks, nowhere, rendered.blocks);
    return withIds(rendered, blocks, { title, markdown });
  }
}

function conflictWith({ slug, version }: WorkingSection, typed: string): VersionConflict {
  const { id, authorName, createdAt, title } = version;
  const markdown = editableMarkdown({ ...version, slug });
  return new VersionConflict({
    ...{ versionId: id, savedBy: authorName, savedAt: createdAt, title, markdown },
    difference: textDifference(markdown, typed),
  });
}

const isSameText = (a: { title: string; html: string }, b: { title: string; html: string }): boolean =>
  a.title === b.title && a.html === b.html;

async function renamed(
  manager: EntityManager,
  section: WorkingSection,
  { title, number }: { title: string; number: string },
  doneBy: string | null,
  reason: string,
): Promise<void> {
  await manager.query('UPDATE section SET title = $2, number = $3 WHERE id = $1', [
    section.id,
    title,
    number,
  ]);
  const before = placeOf(section);
  await recordSectionEvent(manager, section, 'renamed', {
    ...{ doneBy, reason, before },
    after: { ...before, title, number },
  });
}

async function lastPublished(
  manager: EntityManager,
  sectionId: string,
): Promise<(IdentifiedText & { id: string }) | null> {
  const rows: (IdentifiedText & { id: string })[] = await manager.query(
    `SELECT v.id, v.title, v.markdown, v.html, v.text,
       coalesce((SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind, 'text', b.text)
         ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id), '[]') AS blocks
     FROM section_version v WHERE v.section_id = $1 AND v.state = 'published' ORDER BY v.ordinal DESC LIMIT 1`,
    [sectionId],
  );
  return rows[0] ?? null;
}
