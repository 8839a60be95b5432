import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What a participant or organisation is (« catégorie d’acteur »). */
export const STAKEHOLDER_CATEGORIES = [
  'health_professional',
  'users_representative',
  'manufacturer',
  'vendor',
  'start_up',
  'establishment',
  'institution',
  'citizen',
] as const;
export type StakeholderCategory = (typeof STAKEHOLDER_CATEGORIES)[number];

/**
 * A person with an account. The address is how they sign in. It is shown to nobody else, except, once they hold a role, to the
 * administrators who can take it back.
 */
@Entity('participant')
@Unique('participant_email_key', ['email'])
@Check('participant_email_check', 'email = lower(email)')
@Check(
  'participant_category_check',
  `category IN ('health_professional', 'users_representative', 'manufacturer', 'vendor', 'start_up', 'establishment', 'institution', 'citizen')`,
)
export class Participant {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  /** Shown beside what they write; a pseudonym is welcome. */
  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { nullable: true })
  category: StakeholderCategory | null;

  /** The body in whose name they usually speak. */
  @Column('text', { name: 'organisation_name', nullable: true })
  organisationName: string | null;

  @Column('text', { default: 'fr' })
  locale: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
