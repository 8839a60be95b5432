import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Head of a consultation's log. Its row is locked by whoever appends, which puts the decisions in one order, and its
 * length shows a log that was cut off at the end, which the chain alone cannot show.
 */
@Entity('decision_chain')
export class DecisionChain {
  @PrimaryColumn('uuid', { name: 'consultation_id' })
  consultationId: string;

  @Column('bigint', { default: 0 })
  length: string;

  @Column('text')
  head: string;
}
