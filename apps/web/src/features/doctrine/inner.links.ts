import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';

/** Follows links of the HTML to this site by the router; marks of paragraphs without leaving the place in the text. */
export function useInnerLinks(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!isPlain || event.defaultPrevented) return;
    const thread = threadOf(event.target);
    if (thread) {
      event.preventDefault();
      thread.focus();
      return;
    }
    if (!href?.startsWith('/')) return;
    event.preventDefault();
    void navigate(href, { preventScrollReset: link?.dataset.mark !== undefined });
  };
}

/** The first thread on the page about the passage that was pressed: its words, unless they are a link's, or the link after them. */
function threadOf(target: EventTarget): HTMLElement | null {
  if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return null;
  const link = target.closest('a');
  const pressed = link ? target.closest('.passage-count') : target.closest('mark.passage');
  const index = (pressed?.getAttribute('data-passages') ?? pressed?.getAttribute('data-passage') ?? '').split(
    ' ',
  )[0];
  if (!index) return null;
  return document.querySelector<HTMLElement>(`.threads > [data-passage="${index}"] > article`);
}
