import { foldText } from './folded.text';
import { personalDataFindings } from './personal-data.phase';
import type { Finding } from './screening.types';

/** Before sending: the personal data that the author is about to make public. A warning, never a refusal. */
export function warnings(text: string): Finding[] {
  return personalDataFindings(foldText(text));
}
