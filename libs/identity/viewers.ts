import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { tokenHash } from './token';
import { Viewer, type Grant } from './viewer';

/** Recognises who is behind a session's cookie; asked anew at each request, so that a role taken back is gone at once. */
@Injectable()
export class Viewers {
  constructor(private readonly dataSource: DataSource) {}

  /** The viewer of a session token; a visitor when there is none or it is no longer good. One statement. */
  async ofToken(token: string | undefined): Promise<Viewer> {
    if (!token) return Viewer.visitor;
    const rows: { participant_id: string; grants: Grant[] | null }[] = await this.dataSource.query(
      `SELECT s.participant_id,
         (SELECT json_agg(json_build_object('role', g.role, 'consultationId', g.consultation_id, 'stageId', g.stage_id))
          FROM role_grant g WHERE g.participant_id = s.participant_id AND g.revoked_at IS NULL) AS grants
       FROM session s WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()`,
      [tokenHash(token)],
    );
    const row = rows[0];
    return row ? Viewer.participant(row.participant_id, row.grants ?? []) : Viewer.visitor;
  }

  /** The viewer that a participant is, for jobs and operator commands. */
  async ofParticipant(participantId: string): Promise<Viewer> {
    const grants: Grant[] = await this.dataSource.query(
      `SELECT role, consultation_id AS "consultationId", stage_id AS "stageId"
       FROM role_grant WHERE participant_id = $1 AND revoked_at IS NULL`,
      [participantId],
    );
    return Viewer.participant(participantId, grants);
  }
}
