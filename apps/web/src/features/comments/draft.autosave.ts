import { useEffect, useRef, type SyntheticEvent } from 'react';
import { useFetcher, useSubmit } from 'react-router';
import type { Autosaved } from './writing.action';

/** Typing has stopped for this long, in milliseconds. */
const PAUSE = 4_000;

/**
 * Keeps what is typed, some seconds after typing stopped and when the form goes away. Without scripts there is the button. What
 * the API could not keep is still in the form, and is sent again with the next words.
 */
export function useAutosave(key: string) {
  const { data } = useFetcher<Autosaved>({ key });
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = (): void => {
    clearTimeout(timer.current);
    form.current = null;
  };
  const save = (): void => {
    if (!form.current) return;
    const values = new FormData(form.current);
    values.set('do', 'autosave');
    settle();
    void submit(values, { method: 'post', navigate: false, fetcherKey: key });
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => latest.current(), []);

  return {
    savedAt: data?.savedAt ?? null,
    failed: data?.savedAt === null,
    onInput: (event: SyntheticEvent<HTMLFormElement>): void => {
      form.current = event.currentTarget;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(), PAUSE);
    },
    /** What is being sent is no draft any more; what is shown first still is one. */
    onSubmit: ({ nativeEvent }: SyntheticEvent<HTMLFormElement>): void => {
      const { submitter } = nativeEvent as SubmitEvent;
      if (submitter?.getAttribute('name') !== 'do') settle();
    },
  };
}
