import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { UnreadablePage } from '../text/import.error';

/** Elements that run programs or show what another program draws. */
const ACTING = new Set('script iframe frame object embed applet'.split(' '));
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

/** Data that a page carries for search engines and for its own programs; it runs nothing by itself. */
const isData = ({ tagName, properties: { type, src } }: Element): boolean =>
  tagName === 'script' &&
  src === undefined &&
  typeof type === 'string' &&
  /^application\/(?:ld\+)?json$/i.test(type);

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/**
 * Refuses a page that holds programs, event handlers, `javascript:` addresses or links to files of a computer, with its line. The
 * sanitising would take them away in any case; somebody who sends one should hear of it instead of finding out later.
 */
export function refuseActiveContent(tree: Root, file: string): void {
  visit(tree, 'element', (node: Element) => {
    const refuse = (what: string): never => {
      throw new UnreadablePage(`${what} : retirez-le et recommencez.`, file, node.position?.start.line);
    };
    if (ACTING.has(node.tagName) && !isData(node))
      refuse(`cette page contient un programme ou un cadre (<${node.tagName}>)`);
    for (const name of Object.keys(node.properties))
      if (/^on[a-z]/i.test(name) && typeof node.properties[name] === 'string')
        refuse(`cette page contient un programme (${name.toLowerCase()}=…)`);
    for (const name of ADDRESSES) {
      const address = node.properties[name];
      const fault = typeof address === 'string' ? faultOfAddress(address) : null;
      if (fault !== null) refuse(`cette page contient ${fault} (« ${shown(String(address))} »)`);
    }
  });
}
