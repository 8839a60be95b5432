import { useMemo, type HTMLAttributes } from 'react';

interface Policy {
  createHTML(html: string): unknown;
}

/** The one door by which text becomes markup in the browser (Trusted Types); what passes was sanitised by the API. */
const policy: Policy | undefined =
  typeof window === 'undefined'
    ? undefined
    : (
        window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
      ).trustedTypes?.createPolicy('sanitised-html', { createHTML: (html) => html });

interface SanitisedHtmlProps extends HTMLAttributes<HTMLElement> {
  /** From a field of the API that says « HTML assaini », never anything else. */
  html: string;
  as?: 'div' | 'blockquote' | 'article' | 'section';
}

/** What may be wider than the screen scrolls by itself, by keys too (WCAG 2.1.1). */
const scrolledByKeys = (html: string): string =>
  html.replaceAll(/<(table|pre)(?=[ >])(?![^>]* tabindex=)/g, '<$1 tabindex="0"');

/** Text of the doctrine, a charter or a comment, which is in French whatever the language of the page. */
export function SanitisedHtml({ html, as: Element = 'div', ...rest }: SanitisedHtmlProps) {
  // The same object for the same text: React would otherwise write the markup anew at each rendering.
  const markup = useMemo(() => {
    const text = scrolledByKeys(html);
    return { __html: (policy ? policy.createHTML(text) : text) as string };
  }, [html]);
  return <Element lang="fr" {...rest} dangerouslySetInnerHTML={markup} />;
}
