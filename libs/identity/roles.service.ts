import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { InvalidInput, newId } from '#kernel';
import { Transactions } from '#platform';
import type { StakeholderCategory } from './participant.entity';
import type { Role } from './role-grant.entity';

export interface RoleToGrant {
  email: string;
  role: Role;
  consultationId: string | null;
  stageId?: string | null;
  grantedBy?: string | null;
}

export interface AccountToOpen {
  email: string;
  displayName: string;
  category?: StakeholderCategory | null;
  organisationName?: string | null;
}

/** Accounts opened and roles given by an administrator or by the operator. */
@Injectable()
export class RolesService {
  constructor(private readonly transactions: Transactions) {}

  /** Opens an account, or completes the one that the address has. Returns its id. */
  async openAccount(account: AccountToOpen): Promise<string> {
    const email = account.email.trim().toLowerCase();
    if (!isEmail(email))
      throw new InvalidInput(`« ${account.email} » n’est pas une adresse électronique.`, 'email');
    return this.transactions.run(async ({ manager }) => {
      const rows: { id: string }[] = await manager.query(
        `INSERT INTO participant (id, email, display_name, category, organisation_name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (email) DO UPDATE SET display_name = excluded.display_name,
           category = coalesce(excluded.category, participant.category),
           organisation_name = coalesce(excluded.organisation_name, participant.organisation_name)
         RETURNING id`,
        [newId(), email, account.displayName, account.category ?? null, account.organisationName ?? null],
      );
      const [row] = rows;
      if (!row) throw new Error('The account could not be read back');
      return row.id;
    });
  }

  /** Gives a role; giving it twice changes nothing. Throws InvalidInput for an unknown address. */
  async grant({ email, role, consultationId, stageId = null, grantedBy = null }: RoleToGrant): Promise<void> {
    if (role !== 'administrator' && consultationId === null) {
      throw new InvalidInput('Ce rôle se donne pour une concertation : précisez laquelle.', 'consultationId');
    }
    await this.transactions.run(async ({ manager }) => {
      const rows: { id: string }[] = await manager.query(
        'SELECT id FROM participant WHERE email = $1 FOR UPDATE',
        [email.trim().toLowerCase()],
      );
      const [participant] = rows;
      if (!participant) {
        throw new InvalidInput(
          'Aucun compte n’a cette adresse. La personne doit se connecter une première fois.',
          'email',
        );
      }
      await manager.query(
        `INSERT INTO role_grant (id, participant_id, role, consultation_id, stage_id, granted_by)
         SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (
           SELECT 1 FROM role_grant WHERE participant_id = $2 AND role = $3 AND revoked_at IS NULL
             AND consultation_id IS NOT DISTINCT FROM $4 AND stage_id IS NOT DISTINCT FROM $5)`,
        [newId(), participant.id, role, consultationId, stageId, grantedBy],
      );
    });
  }

  /**
   * Takes a role back, for one stage or (without one) wholly; it is gone with the person's next request. Returns whether
   * there was one.
   */
  async revoke({
    email,
    role,
    consultationId,
    stageId = null,
  }: Pick<RoleToGrant, 'email' | 'role' | 'consultationId' | 'stageId'>): Promise<boolean> {
    return this.transactions.run(async ({ manager }) => {
      const [, count]: [unknown, number] = await manager.query(
        `UPDATE role_grant g SET revoked_at = now() FROM participant p
         WHERE p.id = g.participant_id AND p.email = $1 AND g.role = $2 AND g.revoked_at IS NULL
           AND g.consultation_id IS NOT DISTINCT FROM $3 AND ($4::uuid IS NULL OR g.stage_id = $4)`,
        [email.trim().toLowerCase(), role, consultationId, stageId],
      );
      return count > 0;
    });
  }
}
