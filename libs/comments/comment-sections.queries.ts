import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { consultationIsOpenSql, consultationVisibleSql, sightOf } from '#doctrine';
import type { Viewer } from '#identity';

/** A section as the edition put to consultation has it, with the consultation: what a line of a list over several sections names. */
export interface SectionOfComment {
  consultationId: string;
  sectionId: string;
  slug: string;
  number: string;
  title: string;
  consultationSlug: string;
  consultationTitle: string;
  /** IANA name of the consultation's time zone. */
  timeZone: string;
  /** The consultation takes contributions now. */
  isOpen: boolean;
}

/** Where comments stand, in words. */
@Injectable()
export class CommentSectionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The sections at these places, each once and in no order, of consultations that the viewer sees. One statement. */
  async at(
    viewer: Viewer,
    places: readonly { consultationId: string; sectionId: string }[],
  ): Promise<SectionOfComment[]> {
    return this.dataSource.query(
      `SELECT DISTINCT k.id AS "consultationId", rs.section_id AS "sectionId", rs.slug, rs.number, rs.title,
         k.slug AS "consultationSlug", k.title AS "consultationTitle",
         k.time_zone AS "timeZone", ${consultationIsOpenSql('k')} AS "isOpen"
       FROM unnest($3::uuid[], $4::uuid[]) AS place (consultation_id, section_id)
       JOIN consultation k ON k.id = place.consultation_id AND ${consultationVisibleSql('k', 1)}
       JOIN release_section rs ON rs.release_id = k.release_id AND rs.section_id = place.section_id`,
      [
        ...sightOf(viewer),
        places.map(({ consultationId }) => consultationId),
        places.map(({ sectionId }) => sectionId),
      ],
    );
  }
}
