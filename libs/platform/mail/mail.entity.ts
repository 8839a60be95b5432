import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A mail to be sent or sent. Its body is emptied once it is sent, because it may hold a sign-in link;
 * only the sample's local mailbox keeps it.
 */
@Entity('mail')
@Check('mail_state_check', `state IN ('waiting', 'sent', 'failed')`)
@Index('mail_newest', { synchronize: false })
@Index('mail_unsent', ['state'], { where: `state <> 'sent'` })
export class Mail {
  @PrimaryColumn('uuid')
  id: string;

  /** The account written to, when there is one. */
  @Column('uuid', { name: 'participant_id', nullable: true })
  participantId: string | null;

  @Column('text', { name: 'to_address' })
  toAddress: string;

  /** Which of the platform's mails it is, for counting. */
  @Column('text')
  template: string;

  @Column('text')
  subject: string;

  @Column('text', { name: 'text_body', nullable: true })
  textBody: string | null;

  @Column('text', { default: 'waiting' })
  state: 'waiting' | 'sent' | 'failed';

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
