/** Where the focus is, as the browser itself tells assistive technology, and whether a person can see that it is there. */
export interface Stop {
  /** The browser's own number of the element: the same one is the same stop. */
  node: number;
  role: string;
  name: string;
  /** What is wrong with the stop; empty when a person sees where they are. */
  faults: string[];
}

/** What the page says of the focused element, and of the one that had the focus before. */
export interface Look {
  isNothing: boolean;
  faults: string[];
  /** The element before has the same outline and shadow without the focus as with it. */
  beforeUnmarked: boolean;
}

/**
 * Looks at the focused element. As a text: it runs in the page. Whether the focus shows is known when it has gone on, by
 * comparing what was painted; the element itself, its labels and their ::before and ::after are looked at, because the design
 * system paints the focus of a choice beside it.
 */
export const LOOK = `(async () => {
  // What the focus brings into view is there with the next picture, or when it has stopped moving.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await painted();
  const moving = document.getAnimations().filter(({ effect }) => effect && effect.getComputedTiming().endTime < 1000);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  if (moving.length > 0) await painted();
  const marks = (element) =>
    [element, ...(element.labels ?? [])].flatMap((one) =>
      [null, '::before', '::after'].map((part) => {
        const style = getComputedStyle(one, part);
        const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return [outline ? [style.outlineStyle, style.outlineWidth, style.outlineColor].join(' ') : '', style.boxShadow]
          .filter((mark) => mark && mark !== 'none').join(', ');
      }));
  const before = globalThis.keyStop;
  let beforeUnmarked = false;
  if (before && before.element.isConnected && before.element !== document.activeElement) {
    const now = marks(before.element);
    beforeUnmarked = !before.marks.some((mark, index) => mark && mark !== now[index]);
  }
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) {
    globalThis.keyStop = undefined;
    return { isNothing: true, faults: [], beforeUnmarked };
  }
  globalThis.keyStop = { element, marks: marks(element) };
  const faults = [];
  if (!globalThis.keyStop.marks.some(Boolean)) faults.push('nothing shows that it has the focus');
  const labels = [...(element.labels ?? [])];
  const { clientWidth, clientHeight } = document.documentElement;
  const seen = [...element.getClientRects()]
    .map(({ left, right, top, bottom, height }) => ({
      left: Math.max(left, 0), right: Math.min(right, clientWidth),
      top: Math.max(top, 0), bottom: Math.min(bottom, clientHeight), height,
    }))
    .find(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1);
  if (!seen) faults.push('it is outside of the window');
  else {
    // A text field is brought into view by its first line, a link that is broken by its first part.
    if (seen.bottom - seen.top < Math.min(seen.height, 24) - 1) faults.push('it is hardly in the window');
    const hit = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
    const isItself = hit && (element.contains(hit) || hit.contains(element) || labels.some((label) => label.contains(hit)));
    if (!isItself) faults.push('it is hidden by ' + (hit ? hit.tagName.toLowerCase() + '.' + hit.className : 'something'));
  }
  return { isNothing: false, faults, beforeUnmarked };
})()`;

const MONTH = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/** A stop in the words by which it is kept: what depends on the day is left out. */
export const wordsOf = ({ role, name }: Pick<Stop, 'role' | 'name'>): string =>
  `${role}: ${name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(new RegExp(`\\d{1,2}(?:er)? (?:${MONTH}) \\d{4}(?: à \\d{1,2} h \\d{2})?`, 'g'), '<date>')
    .slice(0, 100)}`;
