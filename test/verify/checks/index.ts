import type { Check } from '../check';

/** All checks, in the order in which they are listed. docs/verification.md says what each proves. */
export const checks: readonly Check[] = [];
