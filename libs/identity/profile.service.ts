import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '#platform';
import type { StakeholderCategory } from './participant.entity';

export interface Profile {
  id: string;
  email: string;
  displayName: string;
  category: StakeholderCategory | null;
  organisationName: string | null;
}

const PROFILE = 'id, email, display_name AS "displayName", category, organisation_name AS "organisationName"';

/** What a participant says of themselves, read and changed by them alone. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async read(participantId: string): Promise<Profile> {
    const rows: Profile[] = await this.dataSource.query(`SELECT ${PROFILE} FROM participant WHERE id = $1`, [
      participantId,
    ]);
    const [profile] = rows;
    if (!profile) throw new Error('A session without its participant');
    return profile;
  }

  async update(
    participantId: string,
    change: Pick<Profile, 'displayName' | 'category' | 'organisationName'>,
  ): Promise<Profile> {
    await this.transactions.run(({ manager }) =>
      manager.query(
        'UPDATE participant SET display_name = $2, category = $3, organisation_name = $4 WHERE id = $1',
        [participantId, change.displayName.trim(), change.category, change.organisationName?.trim() || null],
      ),
    );
    return this.read(participantId);
  }
}
