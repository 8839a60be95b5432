import type { Element, Root } from 'hast';
import { counted } from '#platform/text';
import { UnreadablePage } from '../text/import.error';
import { isElement } from './html.shape';

/** Elements that run programs or show what another program draws. */
const ACTING = new Set('script iframe frame object embed applet'.split(' '));
/** Attributes that hold an address. */
const ADDRESSES = [
  'href',
  'src',
  'action',
  'formAction',
  'data',
  'poster',
  'xLinkHref',
  'background',
  'cite',
] as const;

/** Browsers leave out control characters and blanks when they look for the scheme; so does this. */
const bare = (address: string): string => address.replace(/[\p{Cc}\s]/gu, '');

/** What is wrong with an address in a text, as the end of a French sentence, or null. */
export function faultOfAddress(address: string): string | null {
  const plain = bare(address);
  if (/^(?:javascript|vbscript|data:(?!image\/)|data:image\/svg)/i.test(plain))
    return 'un lien qui exécute un programme';
  if (/^file:/i.test(plain) || /^[a-z]:[\\/]/i.test(plain) || plain.startsWith('\\\\'))
    return 'un lien vers un fichier d’un ordinateur';
  return null;
}

/** Programs by the kinds that browsers run; scripts of any other kind are data for search engines or for the page's own programs. */
const PROGRAM =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|j|live|vb)script(?:1\.\d)?(?:\s*;.*)?)$/i;

/** Data that a page carries; it runs nothing by itself. */
const isData = ({ tagName, properties: { type, src } }: Element): boolean =>
  tagName === 'script' &&
  src === undefined &&
  typeof type === 'string' &&
  type.trim() !== '' &&
  !PROGRAM.test(type.trim());

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Where a page asks the browser to go by itself. */
const nextAddress = ({ tagName, properties: { content } }: Element): string | null =>
  tagName === 'meta' && typeof content === 'string'
    ? (/^[\s\d.]*[;,]\s*url\s*=\s*["']?(.*)$/is.exec(content)?.[1] ?? null)
    : null;

/** What is wrong with an element, as the end of « cette page contient », or null. */
function faultOf(node: Element): string | null {
  if (ACTING.has(node.tagName) && !isData(node)) return `un programme ou un cadre (<${node.tagName}>)`;
  for (const name of Object.keys(node.properties))
    if (/^on[a-z]/i.test(name) && typeof node.properties[name] === 'string')
      return `un programme (${name.toLowerCase()}=…)`;
  for (const address of [...ADDRESSES.map((name) => node.properties[name]), nextAddress(node)]) {
    const fault = typeof address === 'string' ? faultOfAddress(address) : null;
    if (fault !== null) return `${fault} (« ${shown(String(address))} »)`;
  }
  return null;
}

interface Fault {
  fault: string;
  line: number | undefined;
}

/** Faults in reading order. What stands in `noscript` and `template` runs nothing. */
function faultsIn(tree: Root | Element, found: Fault[] = []): Fault[] {
  for (const node of tree.children) {
    if (!isElement(node) || node.tagName === 'noscript' || node.tagName === 'template') continue;
    const fault = faultOf(node);
    if (fault !== null) found.push({ fault, line: node.position?.start.line });
    faultsIn(node, found);
  }
  return found;
}

/** What somebody can do who has one or two such places in a text of their own. */
export const TAKE_OUT = 'retirez-le et recommencez.';
/** What somebody can do with a page that a browser saved, which has dozens that nobody takes out by hand. */
export const COPY_TEXT =
  'ils ne sont jamais repris. Ouvrez la page dans un navigateur, copiez son texte dans un document Word ou LibreOffice, et importez ce document au format DOCX.';

/**
 * Refuses a page that holds programs, event handlers, `javascript:` addresses or links to files of a computer, with the line of the first,
 * how many there are, and what can be done. The sanitising would take them away in any case; somebody who sends one should hear of it
 * instead of finding out later.
 */
export function refuseActiveContent(tree: Root, file: string, several = TAKE_OUT): void {
  const faults = faultsIn(tree);
  const [first] = faults;
  if (!first) return;
  const others = faults.length - 1;
  const advice =
    others === 0
      ? TAKE_OUT
      : `et ${counted(others, 'autre élément', 'autres éléments')} de cette sorte : ${several}`;
  throw new UnreadablePage(
    `cette page contient ${first.fault}${others === 0 ? ' : ' : ', '}${advice}`,
    file,
    first.line,
  );
}
