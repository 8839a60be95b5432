import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeIdCursor, encodeCursor, type PageRequest, pageSize } from '#kernel';
import type { Role } from './role-grant.entity';
import type { Viewer } from './viewer';

export interface GrantedRoleRow {
  id: string;
  holderName: string;
  /** Shown to administrators alone: it is by the address that roles are given and taken back. */
  holderEmail: string;
  role: Role;
  consultationId: string | null;
  stageId: string | null;
  grantedAt: Date;
  /** Null for the operator at the command line. */
  grantedByName: string | null;
}

/** Who holds what, for those who give roles and take them back. */
@Injectable()
export class GrantedRolesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Roles that are held, the last given first; one row more than the page, to tell whether others follow. The platform's
   * administrators see all of them, a consultation's those of their consultations. One statement. Throws InvalidInput.
   */
  async list(
    viewer: Viewer,
    consultationId: string | null,
    page: PageRequest,
  ): Promise<{ rows: GrantedRoleRow[]; size: number }> {
    const size = pageSize(page.first);
    const after = page.after ? decodeIdCursor(page.after) : null;
    const everywhere = viewer.has('administrator', null);
    const rows: GrantedRoleRow[] = await this.dataSource.query(
      `SELECT g.id, p.display_name AS "holderName", p.email AS "holderEmail", g.role,
         g.consultation_id AS "consultationId", g.stage_id AS "stageId", g.granted_at AS "grantedAt",
         b.display_name AS "grantedByName"
       FROM role_grant g
       JOIN participant p ON p.id = g.participant_id
       LEFT JOIN participant b ON b.id = g.granted_by
       WHERE g.revoked_at IS NULL AND ($1::boolean OR g.consultation_id = ANY($2::uuid[]))
         AND ($3::uuid IS NULL OR g.consultation_id = $3) AND ($4::uuid IS NULL OR g.id < $4)
       ORDER BY g.id DESC LIMIT $5`,
      [everywhere, viewer.consultationsAs('administrator'), consultationId, after ?? null, size + 1],
    );
    return { rows, size };
  }
}

export const grantedRoleCursor = ({ id }: GrantedRoleRow): string => encodeCursor([id]);
