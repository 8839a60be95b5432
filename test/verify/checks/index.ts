import type { Check } from '../check';
import { axe } from './axe.check';
import { catalogues } from './catalogues.check';
import { csp } from './csp.check';
import { docxImport } from './docx-import.check';
import { doubleSubmit } from './double-submit.check';
import { freshStart } from './fresh-start.check';
import { keyboard } from './keyboard.check';
import { mainJob } from './main-job.check';
import { mainJobBrowser } from './main-job-browser.check';
import { passageByKeyboard } from './passage-by-keyboard.check';
import { placements } from './placements.check';
import { oddCharacters } from './odd-characters.check';
import { publishKilled } from './publish-killed.check';
import { queueLoss } from './queue-loss.check';
import { realDoctrine } from './real-doctrine.check';
import { redline } from './redline.check';
import { republiqueNumerique } from './republique-numerique.check';
import { visibility } from './visibility.check';
import { webBudget } from './web-budget.check';

/** All checks, in the order in which they are listed. docs/verification.md says what each proves. */
export const checks: readonly Check[] = [
  freshStart,
  realDoctrine,
  placements,
  oddCharacters,
  docxImport,
  redline,
  republiqueNumerique,
  mainJob,
  mainJobBrowser,
  queueLoss,
  publishKilled,
  doubleSubmit,
  visibility,
  axe,
  csp,
  keyboard,
  passageByKeyboard,
  webBudget,
  catalogues,
];
