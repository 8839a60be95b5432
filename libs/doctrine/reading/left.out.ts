import type { Root } from 'hast';
import { faultOfAddress } from './active.content';
import { eachElement } from './html.walk';

/** Elements of which the sanitising keeps nothing, or only the words. */
const NEVER_KEPT = new Set(
  (
    'script style iframe frame object embed applet form button select textarea svg math video audio canvas link meta base ' +
    'template dialog marquee'
  ).split(' '),
);

/**
 * What of a text that somebody is writing the sanitising takes away without a trace, as French sentences, each once. The text is read
 * before it; a document that is imported is refused for the same things (`refuseActiveContent`).
 */
export function leftOutOf(tree: Root): string[] {
  const said = new Set<string>();
  eachElement(tree, ({ tagName, properties }) => {
    if (NEVER_KEPT.has(tagName)) said.add(`L’élément « <${tagName}> » n’est pas repris.`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on[a-z]/i.test(name)) said.add(`L’attribut « ${name.toLowerCase()} » n’est pas repris.`);
      if (name === 'style') said.add('Les attributs « style » ne sont pas repris.');
      const fault = /^(?:href|src)$/.test(name) && typeof value === 'string' ? faultOfAddress(value) : null;
      if (fault !== null) said.add(`${fault.charAt(0).toUpperCase()}${fault.slice(1)} n’est pas repris.`);
    }
  });
  return [...said];
}
