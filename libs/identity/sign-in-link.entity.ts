import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A mailed link by which one person signs in once. Only the digest of its token is kept. */
@Entity('sign_in_link')
@Unique('sign_in_link_token_hash_key', ['tokenHash'])
@Index('sign_in_link_email', ['email', 'requestedAt'])
export class SignInLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** Path on this platform to come back to. */
  @Column('text', { name: 'return_path', default: '/' })
  returnPath: string;

  @Column('timestamptz', { name: 'requested_at', default: () => 'now()' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
