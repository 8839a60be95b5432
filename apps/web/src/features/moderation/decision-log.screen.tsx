import { plainHead } from '../../screen';

/** To be built. */
export function Component() {
  return <h1>À venir</h1>;
}

export const handle = { head: plainHead('shell.siteName'), loadsNothing: true };
