import { addressOf } from '../../addresses';
import { languageOf } from '../../i18n/language';

/** A path of ours: one slash, then anything but another. */
const LOCAL_PATH = /^\/(?![/\\])[^\\\s]*$/;

/** Characters that the API keeps: words that somebody has chosen stand in the address, each letter with an accent in six. */
const LONGEST = 4_000;

/** Name of the parameter that says where to go back to after signing in. */
export const RETURN = 'retour';

const withoutSearch = (path: string): string => path.replace(/[?#].*$/s, '');

/**
 * Where to go back to: the path that was given when it is one of ours, without what is asked of the page where that is too long, else
 * the home page of the language. Never the sign-in pages themselves, which would have the person go round in circles.
 */
export function returnPathOf(given: string | null, here: string): string {
  const language = languageOf(here);
  const home = addressOf(language, 'home');
  if (!given || !LOCAL_PATH.test(given)) return home;
  const signIn = addressOf(languageOf(given), 'signIn');
  const path = withoutSearch(given);
  if (path === signIn || path.startsWith(`${signIn}/`) || path.length > LONGEST) return home;
  return given.length > LONGEST ? path : given;
}

/** The path, saying at its top what has just been done. */
export function havingDone(path: string, code: string): string {
  const url = new URL(path, 'http://localhost');
  url.searchParams.set('fait', code);
  return `${url.pathname}${url.search}${url.hash}`;
}
