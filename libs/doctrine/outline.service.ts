import { Injectable } from '@nestjs/common';
import { InvalidInput, newId } from '#kernel';
import type { Transaction } from '#platform';
import type { HeldConsultation } from './consultation.writes';
import { ConsultationsService } from './consultations.service';
import type { ImportedSection, ImportedVersion } from './doctrine.import';
import { DoctrineService, newDoctrine } from './doctrine.service';
import { writeSections, writeVersions } from './doctrine.writes';
import { renderText } from './section.text';
import { placeBlockIds, slugOf } from './text';

export interface OutlineSection {
  /** The caller's own name for it. */
  key: string;
  /** Default: made of the title. */
  slug?: string;
  number?: string;
  title: string;
  /** Key of a section that stands before it in the list. */
  parentKey?: string | null;
  /** One of the two, or none for a section that only holds others. */
  markdown?: string;
  html?: string;
}

export interface Outline {
  slug: string;
  title: string;
  releaseLabel: string;
  /** When that text was published where it comes from; default now. */
  publishedAt?: Date;
  sections: readonly OutlineSection[];
  consultation: Omit<HeldConsultation, 'doctrineId' | 'releaseId'>;
}

export interface OutlineIds {
  doctrineId: string;
  releaseId: string;
  consultationId: string;
  /** By the caller's keys. */
  sections: Map<string, { sectionId: string; sectionVersionId: string; slug: string }>;
}

/** Makes a doctrine, its only edition and a consultation held on it, from an outline: for consultations held elsewhere. */
@Injectable()
export class OutlineService {
  constructor(
    private readonly doctrines: DoctrineService,
    private readonly consultations: ConsultationsService,
  ) {}

  /** Throws AddressTaken, and InvalidInput for an outline whose keys do not hold together. About 2 ms a section. */
  async createFromOutline(tx: Transaction, outline: Outline): Promise<OutlineIds> {
    const doctrineId = await newDoctrine(tx.manager, outline.slug, outline.title);
    const { sections, versions, keys } = drawn(outline.sections);
    await writeSections(tx.manager, doctrineId, sections, []);
    const versionIds = await writeVersions(tx.manager, versions, {
      reason: `import : ${outline.title}`,
      authorId: null,
    });
    const releaseId = await this.doctrines.publishReleaseIn(tx, doctrineId, {
      slug: 'origine',
      label: outline.releaseLabel,
      publishedAt: outline.publishedAt,
    });
    const consultationId = await this.consultations.recordHeld(tx, {
      ...outline.consultation,
      doctrineId,
      releaseId,
    });
    return {
      doctrineId,
      releaseId,
      consultationId,
      sections: new Map(
        [...keys].map(([key, { id, slug }]) => [
          key,
          { sectionId: id, sectionVersionId: versionIds.get(id) ?? '', slug },
        ]),
      ),
    };
  }
}

function drawn(outline: readonly OutlineSection[]): {
  sections: ImportedSection[];
  versions: ImportedVersion[];
  keys: Map<string, ImportedSection>;
} {
  const keys = new Map<string, ImportedSection>();
  const taken = new Set<string>();
  const positions = new Map<string | null, number>();
  const versions: ImportedVersion[] = [];
  for (const { key, title, number = '', parentKey = null, ...written } of outline) {
    const parent = parentKey === null ? null : keys.get(parentKey);
    if (parent === undefined || keys.has(key))
      throw new InvalidInput(
        parent === undefined
          ? `La section « ${title} » est rangée sous une section absente ou placée après elle.`
          : `Deux sections portent la même clé « ${key} ».`,
        'sections',
      );
    const parentId = parent?.id ?? null;
    const position = positions.get(parentId) ?? 0;
    positions.set(parentId, position + 1);
    const wanted = written.slug ?? slugOf(title);
    let slug = wanted;
    for (let count = 2; taken.has(slug); count += 1) slug = `${wanted}-${count}`;
    taken.add(slug);
    const section = { id: newId(), isNew: true, slug, number, title, parentId, position };
    keys.set(key, section);
    const { html, blocks, text } = renderText({ slug, title, ...written });
    const own = blocks.map((block) => ({ ...block, id: newId() }));
    versions.push({
      sectionId: section.id,
      ordinal: 1,
      title,
      markdown: written.markdown ?? written.html ?? '',
      html: placeBlockIds(
        html,
        own.map(({ id }) => id),
      ),
      text,
      sourceFile: null,
      blocks: own,
    });
  }
  return { sections: [...keys.values()], versions, keys };
}
