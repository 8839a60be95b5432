import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { DecisionKind } from './decision.rules';
import { ModerationCase } from './moderation-case.entity';

/**
 * What was decided on a revision, by whom or by which rule. Only added, in one chain per consultation; a log cannot fork,
 * because two decisions cannot name the same one before them.
 */
@Entity('decision')
@Unique('decision_seq_key', ['consultationId', 'seq'])
@Unique('decision_previous_hash_key', ['consultationId', 'previousHash'])
@Index('decision_comment', ['commentId', 'seq'])
@Check('decision_kind_check', `kind IN ('publish', 'refuse', 'hide', 'keep')`)
@Check('decision_maker_check', '(decided_by IS NULL) <> (rule IS NULL)')
@Check('decision_reason_check', `(kind IN ('refuse', 'hide')) = (reason_code IS NOT NULL)`)
@Check(
  'decision_statement_check',
  `kind IN ('publish', 'keep') OR (statement IS NOT NULL AND statement_items IS NOT NULL)`,
)
export class Decision {
  @PrimaryColumn('uuid')
  id: string;

  /** 1, 2, 3… in the consultation's log, without gaps. */
  @Column('bigint')
  seq: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId: string | null;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'decision_case_fkey' })
  case?: ModerationCase;

  @Column('text')
  kind: DecisionKind;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  /** What the author is told: the statement of reasons, or the facts for which an earlier decision is undone or kept. */
  @Column('text', { nullable: true })
  statement: string | null;

  /** The six items of the statement (`json`, not `jsonb`: the hash seals its characters). */
  @Column('json', { name: 'statement_items', nullable: true })
  statementItems: unknown;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  /** The rule that decided, where no person did. */
  @Column('text', { nullable: true })
  rule: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3 })
  decidedAt: Date;

  @Column('text', { name: 'previous_hash' })
  previousHash: string;

  @Column('text')
  hash: string;
}
