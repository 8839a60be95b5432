import { useEffect, useSyncExternalStore } from 'react';
import { useMessages } from '../../i18n/messages';

export interface Shortcut {
  /** One letter, the same in both languages. */
  key: string;
  /** What it does. */
  label: string;
  run: () => void;
}

/**
 * Whether single letters act; whoever is hindered by it (speech input, tremor) turns it off (WCAG 2.1.4). Kept in the tab's
 * session: it belongs to this person at this machine for now, and says nothing that the server should know.
 */
const STORE = 'shortcuts';
const listeners = new Set<() => void>();

const isOn = (): boolean => {
  try {
    return sessionStorage.getItem(STORE) !== 'off';
  } catch {
    return true; // a browser that keeps nothing for us
  }
};

function turn(on: boolean): void {
  try {
    sessionStorage.setItem(STORE, on ? 'on' : 'off');
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where letters are typed, or choose something. */
const FIELD = 'input, textarea, select, [contenteditable]';

/** Makes letters act while the focus is in no field, and says which. Without scripts there is nothing of it. */
export function Shortcuts({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const messages = useMessages();
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  useEffect(() => {
    if (!on) return;
    const act = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(FIELD)) return;
      const found = shortcuts.find(({ key }) => key === event.key.toLowerCase());
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [on, shortcuts]);
  return (
    <section className="shortcuts fr-mt-4w" aria-labelledby="raccourcis">
      <h2 id="raccourcis" className="fr-h6">
        {messages.text('moderation.shortcuts.title')}
      </h2>
      <p className="fr-text--sm">{messages.text('moderation.shortcuts.hint')}</p>
      <dl className="shortcut-list" data-off={on ? undefined : true}>
        {shortcuts.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="fr-text--sm fr-mb-1w" role="status">
        {messages.text(on ? 'moderation.shortcuts.areOn' : 'moderation.shortcuts.areOff')}
      </p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => turn(!on)}>
        {messages.text(on ? 'moderation.shortcuts.turnOff' : 'moderation.shortcuts.turnOn')}
      </button>
    </section>
  );
}

/** Focuses an element of the page and brings it into view. */
export function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Presses a button of the page, as a click would. */
export function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}
