import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import { consultationVisibleSql, releaseVisibleSql, sightOf } from './doctrine.visibility';

/** Where an address that a section once had leads today. */
export interface SectionAddress {
  sectionId: string;
  /** As the section was last called under that address. */
  number: string;
  title: string;
  /** Its address, or that of the section that took its text, in the edition asked for; null when neither is in it. */
  slug: string | null;
  /** Its text now stands in another section. */
  isMerged: boolean;
  /** The last edition that holds it, and its address there. */
  lastRelease: { id: string; slug: string; label: string; sectionSlug: string };
  /** The first edition without it, and why it was retired or merged; null while none is published. */
  retirement: { releaseSlug: string; releaseLabel: string; publishedAt: Date; reason: string | null } | null;
  /** The section that took its text, in the last edition that holds that one; null when nothing was merged. */
  successor: { number: string; title: string; releaseSlug: string; sectionSlug: string } | null;
}

type Stored = Omit<SectionAddress, 'retirement'> & {
  retirement:
    (Omit<NonNullable<SectionAddress['retirement']>, 'publishedAt'> & { publishedAt: string }) | null;
};

/** Addresses that were given out keep leading to the text: by what published editions say, and by the account of merges. */
@Injectable()
export class SectionAddresses {
  constructor(private readonly dataSource: DataSource) {}

  /** In the edition that a consultation is held on. Null when no section that the viewer may see ever had that address. */
  async inConsultation(
    viewer: Viewer,
    consultationSlug: string,
    slug: string,
  ): Promise<SectionAddress | null> {
    const rows: { releaseId: string | null }[] = await this.dataSource.query(
      `SELECT c.release_id AS "releaseId" FROM consultation c WHERE c.slug = $3 AND ${consultationVisibleSql('c', 1)}`,
      [...sightOf(viewer), consultationSlug],
    );
    return this.inRelease(viewer, rows[0]?.releaseId ?? '', slug);
  }

  /**
   * In an edition. The section that last had the address in an edition that the viewer sees; where the edition no longer holds it, the
   * one that took its text, and the one that took that one's. Of what was done to the tree only what an edition published since shows is
   * told. One statement.
   */
  async inRelease(viewer: Viewer, releaseId: string, slug: string): Promise<SectionAddress | null> {
    if (!isId(releaseId)) return null;
    const rows: Stored[] = await this.dataSource.query(
      `WITH RECURSIVE seen AS (
         SELECT r.id, r.slug, r.label, r.published_at, r.doctrine_id FROM release r
         WHERE r.doctrine_id = (SELECT doctrine_id FROM release WHERE id = $3) AND ${releaseVisibleSql('r', 1)}
       ), named AS (
         SELECT rs.section_id, rs.number, rs.title FROM release_section rs JOIN seen r ON r.id = rs.release_id
         WHERE rs.slug = $4 ORDER BY r.id = $3 DESC, r.published_at DESC NULLS FIRST, r.id DESC LIMIT 1
       ), heir AS (
         SELECT section_id, 0 AS step FROM named
         UNION
         SELECT e.other_section_id, h.step + 1 FROM heir h
         JOIN LATERAL (SELECT other_section_id FROM section_event
           WHERE section_id = h.section_id AND kind = 'merged' ORDER BY id DESC LIMIT 1) e ON true
         WHERE h.step < 20 AND NOT EXISTS (SELECT FROM release_section WHERE release_id = $3 AND section_id = h.section_id)
       ), present AS (
         SELECT rs.slug, h.step FROM heir h JOIN seen r ON r.id = $3
         JOIN release_section rs ON rs.release_id = r.id AND rs.section_id = h.section_id ORDER BY h.step LIMIT 1
       ), last AS (
         SELECT n.section_id, r.published_at, json_build_object('id', r.id, 'slug', r.slug, 'label', r.label, 'sectionSlug', rs.slug) AS release
         FROM named n JOIN release_section rs ON rs.section_id = n.section_id JOIN seen r ON r.id = rs.release_id
         ORDER BY r.published_at DESC NULLS LAST, r.id DESC LIMIT 1
       ), without AS (
         SELECT r.slug, r.label, r.published_at FROM seen r JOIN last l ON r.published_at > l.published_at
         ORDER BY r.published_at, r.id LIMIT 1
       )
       SELECT n.section_id AS "sectionId", n.number, n.title, p.slug, coalesce(p.step > 0, false) AS "isMerged",
         l.release AS "lastRelease",
         (SELECT json_build_object('releaseSlug', w.slug, 'releaseLabel', w.label, 'publishedAt', w.published_at, 'reason', (
            SELECT e.reason FROM section_event e
            WHERE e.section_id = n.section_id AND e.kind IN ('retired', 'merged') AND e.done_at > l.published_at
            ORDER BY e.done_at <= w.published_at DESC, CASE WHEN e.done_at <= w.published_at THEN e.id END DESC NULLS LAST, e.id
            LIMIT 1)) FROM without w) AS retirement,
         (SELECT json_build_object('number', rs.number, 'title', rs.title, 'releaseSlug', r.slug, 'sectionSlug', rs.slug)
          FROM heir h JOIN release_section rs ON rs.section_id = h.section_id JOIN seen r ON r.id = rs.release_id
          WHERE h.step > 0 AND EXISTS (SELECT FROM without)
          ORDER BY h.step DESC, r.published_at DESC NULLS LAST, r.id DESC LIMIT 1) AS successor
       FROM named n CROSS JOIN last l LEFT JOIN present p ON true`,
      [...sightOf(viewer), releaseId, slug],
    );
    const [row] = rows;
    if (!row) return null;
    const { retirement } = row;
    return {
      ...row,
      retirement: retirement && { ...retirement, publishedAt: new Date(retirement.publishedAt) },
    };
  }
}
