import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from './participant.entity';

export const ACCOUNT_ACTS = ['comment', 'transcription', 'reaction', 'draft', 'writing'] as const;
export type AccountActKind = (typeof ACCOUNT_ACTS)[number];

/** That an account did something, for as long as it counts (see `account.limits.ts`); nobody reads it for anything else. */
@Entity('account_act')
@Check('account_act_act_check', `act IN ('comment', 'transcription', 'reaction', 'draft', 'writing')`)
export class AccountAct {
  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId: string;

  @ManyToOne(() => Participant, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'participant_id', foreignKeyConstraintName: 'account_act_participant_fkey' })
  participant?: Participant;

  @PrimaryColumn('text')
  act: AccountActKind;

  @PrimaryColumn('timestamptz', { name: 'done_at' })
  doneAt: Date;
}
