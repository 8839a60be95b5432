import { setTimeout as after } from 'node:timers/promises';
import { foldText } from './folded.text';
import { isCertainRefusal, verdictOf } from './screening.verdict';
import type {
  Finding,
  Screening,
  ScreeningContext,
  ScreeningPhase,
  ScreeningSubject,
} from './screening.types';

const PHASE_TIMEOUT_MS = 2_000;
/** A text made of one insult 3,000 times gives this many findings and no more. */
export const MOST_FINDINGS_PER_PHASE = 20;

/** What stands between the parts of a comment in the screened text. */
const BETWEEN = '\n\n';

/** The parts of a comment that its readers see and its author wrote. */
export interface ScreenedParts {
  readonly body: string;
  readonly proposedWording?: string | null;
  readonly title?: string | null;
  /** Of each source: title, address, words. */
  readonly sources?: readonly string[];
}

/** What the author says: the body, then the proposed wording of an amendment, then the title. */
export const ownWords = ({ body, proposedWording, title }: ScreenedParts): string =>
  [body, proposedWording, title].filter((part) => part != null).join(BETWEEN);

/**
 * The text that is screened: the author's words, then the sources. A span that starts at `body.length + 2` or later is
 * in what follows the body.
 */
export const screenedText = (parts: ScreenedParts): string =>
  [ownWords(parts), ...(parts.sources ?? [])].join(BETWEEN);

const RANK: Record<Finding['severity'], number> = { block: 0, review: 1, info: 2 };

/** The gravest first when there are too many; then in the order of the text. Spans are kept within the text. */
function bounded(findings: readonly Finding[], length: number): Finding[] {
  return [...findings]
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start)
    .slice(0, MOST_FINDINGS_PER_PHASE)
    .sort((a, b) => a.start - b.start)
    .map((finding) => ({
      ...finding,
      start: Math.min(Math.max(0, finding.start), length),
      end: Math.min(Math.max(finding.start, finding.end), length),
    }));
}

function failed(phase: ScreeningPhase, length: number, cause: 'error' | 'timeout'): Finding {
  const passes = phase.onFailure === 'pass';
  const what = cause === 'timeout' ? ' n’a pas répondu à temps.' : ' a échoué.';
  return {
    rule: phase.name + '.failed',
    severity: passes ? 'info' : 'block',
    start: 0,
    end: length,
    score: 0,
    explanation: 'Le contrôle « ' + phase.description + ' »' + what,
    hint: '',
  };
}

async function runPhase(
  phase: ScreeningPhase,
  subject: ScreeningSubject,
  context: ScreeningContext,
): Promise<Finding[]> {
  const timer = new AbortController();
  const late = after(context.phaseTimeoutMs ?? PHASE_TIMEOUT_MS, 'late' as const, { signal: timer.signal });
  late.catch(() => undefined); // aborted below as a matter of course
  try {
    const run = Promise.resolve().then(() => phase.run(subject, context));
    const outcome = await Promise.race([run, late]);
    if (outcome === 'late') {
      run.catch(() => undefined); // nobody waits for it any more; its failure is no second finding
      return [failed(phase, subject.text.length, 'timeout')];
    }
    return bounded(outcome, subject.text.length);
  } catch {
    // Whatever the defect, the text goes to a person (or on, if the phase says so): it is never lost for it.
    return [failed(phase, subject.text.length, 'error')];
  } finally {
    timer.abort();
  }
}

/**
 * Runs the phases in order on a text and says what follows under the consultation's policy. Never throws for a
 * phase that fails or is late (2 s each unless told). A certain refusal ends the screening: the text is not read on.
 * A phase that computes without end cannot be stopped from here; the linear expressions are what bounds it.
 */
export async function screen(
  input: Omit<ScreeningSubject, 'folded'>,
  phases: readonly ScreeningPhase[],
  context: ScreeningContext,
): Promise<Screening> {
  const subject: ScreeningSubject = { ...input, folded: foldText(input.text) };
  const findings: Finding[] = [];
  for (const phase of phases) {
    findings.push(...(await runPhase(phase, subject, context)));
    if (findings.some(isCertainRefusal)) break;
  }
  return verdictOf(findings, context.policy);
}
