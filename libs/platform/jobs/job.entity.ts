import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const JOB_STATES = ['waiting', 'completed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The record of a job: written in the transaction of the command that causes it, completed in that of its effect. */
@Entity('job')
@Check('job_state_check', `state IN ('waiting', 'completed', 'failed')`)
@Index('job_waiting', ['availableAt'], { where: `state = 'waiting'` })
@Index('job_failed', ['id'], { where: `state = 'failed'` })
@Index('job_completed', ['completedAt'], { where: `state = 'completed'` })
export class Job {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  payload: object;

  @Column('text', { default: 'waiting' })
  state: JobState;

  /** Times that the work itself has failed. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Times that the job was handed to BullMQ; part of BullMQ's job id. */
  @Column('integer', { default: 0 })
  delivery: number;

  /** Per cent. */
  @Column('integer', { default: 0 })
  progress: number;

  @Column('text', { name: 'correlation_id' })
  correlationId: string;

  /** Class and code of the last error; never its message when that may quote a person. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Not before this instant: delays between tries. */
  @Column('timestamptz', { name: 'available_at', default: () => 'now()' })
  availableAt: Date;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;

  /** While work outside a transaction is under way; renewed by the worker that does it. */
  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt: Date | null;
}
