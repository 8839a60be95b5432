import { useLayoutEffect, useSyncExternalStore, type RefObject } from 'react';

/** Where contents, text and discussion stand beside one another; as in the styles. */
const WIDE = '(width >= 78em)';

/** Between two threads, in pixels. */
const GAP = 8;

/** Whether there is room beside the text. False on the server and while the page takes over from it. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      const media = matchMedia(WIDE);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(WIDE).matches,
    () => false,
  );

export const isWide = (): boolean => matchMedia(WIDE).matches;

/** One below the other, each as high as what it is about where nothing is in the way. Gives their tops and the height of all. Pure. */
export function stacked(threads: readonly { wanted: number; height: number }[]): {
  tops: number[];
  height: number;
} {
  let free = 0;
  const tops = threads.map(({ wanted, height }) => {
    const top = Math.max(wanted, free);
    free = top + height + GAP;
    return top;
  });
  return { tops, height: free };
}

/** Where in the text a thread belongs: its words, or else its paragraph. */
function targetOf(page: HTMLElement, thread: HTMLElement): Element | null {
  const { passage, of: block } = thread.dataset;
  return (
    (passage && page.querySelector(`mark[data-passages~="${passage}"]`)) ||
    (block && page.querySelector(`[data-block="${block}"]`)) ||
    null
  );
}

function place(page: HTMLElement, list: HTMLElement, threads: readonly HTMLElement[]): void {
  const origin = list.getBoundingClientRect().top;
  const measured = threads.map((thread) => ({
    wanted: (targetOf(page, thread)?.getBoundingClientRect().top ?? origin) - origin,
    height: thread.offsetHeight,
  }));
  const { tops, height } = stacked(measured);
  threads.forEach((thread, index) => thread.style.setProperty('inset-block-start', `${tops[index] ?? 0}px`));
  list.style.setProperty('block-size', `${height}px`);
  list.dataset.placed = '';
}

/**
 * Puts the threads of a list beside the words that they are about, in their order and without overlap, again whenever the text or a
 * thread changes its height. They are out of the flow: nothing else moves. Measures once for each change, at most 20 threads.
 */
export function useThreadMargin(page: RefObject<HTMLElement | null>, isOn: boolean, key: string): void {
  useLayoutEffect(() => {
    const list = isOn ? page.current?.querySelector<HTMLElement>('.discussion > .threads') : null;
    const text = page.current?.querySelector('.section-main');
    if (!list || !text || !page.current) return;
    const root = page.current;
    const threads = [...list.children].filter((child) => child instanceof HTMLElement);
    let frame = 0;
    const again = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => place(root, list, threads));
    };
    place(root, list, threads);
    arrive(root);
    const observer = new ResizeObserver(again);
    for (const element of [text, ...threads, ...(list.parentElement?.children ?? [])])
      if (element !== list) observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      delete list.dataset.placed;
      list.style.removeProperty('block-size');
      for (const thread of threads) thread.style.removeProperty('inset-block-start');
    };
  }, [page, isOn, key]);
}

/** A link to one contribution finds it where it stands now. */
function arrive(root: HTMLElement): void {
  if (!/^#c-[\w-]+$/.test(location.hash)) return;
  root.querySelector(location.hash)?.scrollIntoView({ block: 'center' });
}
