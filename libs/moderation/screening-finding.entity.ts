import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { FindingSeverity } from './screening';
import { RevisionScreening } from './screening.entity';

/** What one check saw in a revision. Never shown to other participants: it quotes nothing, but points at words. */
@Entity('screening_finding')
@Unique('screening_finding_span_key', ['revisionId', 'rule', 'spanStart', 'spanEnd'])
@Check('screening_finding_severity_check', `severity IN ('block', 'review', 'info')`)
@Check('screening_finding_span_check', 'span_start >= 0 AND span_end >= span_start')
@Check('screening_finding_score_check', 'score BETWEEN 0 AND 1')
export class ScreeningFinding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => RevisionScreening)
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'screening_finding_screening_fkey' })
  screening?: RevisionScreening;

  @Column('text')
  rule: string;

  @Column('text')
  severity: FindingSeverity;

  /** UTF-16 units in the screened text (body, blank line, proposed wording). */
  @Column('integer', { name: 'span_start' })
  spanStart: number;

  @Column('integer', { name: 'span_end' })
  spanEnd: number;

  @Column('double precision')
  score: number;

  /** For the moderator. */
  @Column('text')
  explanation: string;

  /** For the author. */
  @Column('text')
  hint: string;
}
