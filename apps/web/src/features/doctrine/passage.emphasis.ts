import { useEffect, type RefObject } from 'react';

/** Words of a passage, the link after them, and the threads on them: what each is about is in its attribute. */
const ABOUT = '[data-passages], [data-passage]';

const passagesOf = (element: Element | null): string[] =>
  (element?.getAttribute('data-passages') ?? element?.getAttribute('data-passage') ?? '')
    .split(' ')
    .filter(Boolean);

/**
 * Whoever points at a thread, or has the focus in it, sees the words that it is about, and the other way round. One listener for the
 * page; only what changes is touched.
 */
export function usePassageEmphasis(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = page.current;
    if (!root) return;
    let shown = '';
    const emphasise = (event: Event): void => {
      const target = event.target instanceof Element ? event.target.closest(ABOUT) : null;
      const passages = passagesOf(target);
      const key = passages.join(' ');
      if (key === shown) return;
      shown = key;
      for (const element of root.querySelectorAll('[data-emphasised]'))
        element.removeAttribute('data-emphasised');
      for (const passage of passages)
        for (const element of root.querySelectorAll(
          `[data-passages~="${passage}"], [data-passage="${passage}"]`,
        ))
          element.setAttribute('data-emphasised', '');
    };
    root.addEventListener('pointerover', emphasise);
    root.addEventListener('focusin', emphasise);
    return () => {
      root.removeEventListener('pointerover', emphasise);
      root.removeEventListener('focusin', emphasise);
    };
  }, [page]);
}
