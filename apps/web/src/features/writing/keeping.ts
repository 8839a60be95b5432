import { useEffect, useRef, type SyntheticEvent } from 'react';
import { useBlocker, useFetcher, useSubmit } from 'react-router';
import type { Kept } from './keeping.action';

/** Typing has stopped for this long, in milliseconds. */
const PAUSE = 4_000;
/** What browsers send for a page that goes away, in bytes; a longer text is asked about instead. */
const LARGEST_PARTING = 60_000;

/**
 * Keeps what is typed, some seconds after typing stopped and when the page is left. Where it could not be kept, leaving is asked about:
 * by a link of the application, or by the browser. Without scripts there is the button that saves.
 */
export function useKeeping(key: string, { question, answer }: { question: string; answer?: object }) {
  const { data, state } = useFetcher<Kept>({ key });
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  /** Words that the API has not. */
  const isOwed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = (): void => {
    clearTimeout(timer.current);
    isOwed.current = false;
  };
  const keep = (): void => {
    if (!form.current || !isOwed.current) return;
    settle();
    void submit(keptForm(form.current), { method: 'post', navigate: false, fetcherKey: key });
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  const owe = (): void => {
    isOwed.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      latest.current();
    }, PAUSE);
  };

  // What a refusal brings back, and what could not be kept, is on the page alone.
  useEffect(() => {
    if (answer) owe();
  }, [answer]);
  useEffect(() => {
    if (data?.keptAt === null) isOwed.current = true;
  }, [data]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  useParting(form, isOwed, data?.keptAt === null);
  useLeaving({ isOwed, latest, outcome: state === 'idle' ? data : undefined, question });

  return {
    form,
    keptAt: data?.keptAt ?? null,
    /** Why it was not kept; null while all is well. */
    fault: data?.keptAt === null ? data.code : null,
    onInput: owe,
    /** What is being sent is saved or comes back; what is shown first is owed as before. */
    onSubmit: ({ nativeEvent }: SyntheticEvent<HTMLFormElement>): void => {
      const { submitter } = nativeEvent as SubmitEvent;
      if (submitter?.getAttribute('value') !== 'preview') settle();
    },
    /** Of a form that throws away what is typed. */
    onDiscard: settle,
  };
}

function keptForm(form: HTMLFormElement): FormData {
  const values = new FormData(form);
  values.set('do', 'keep');
  return values;
}

interface Owing {
  isOwed: { current: boolean };
  latest: { current: () => void };
  /** The last answer to keeping; undefined while one is awaited. */
  outcome: Kept | undefined;
  question: string;
}

/** A link of the application waits until what is owed is kept, and asks where it cannot be. */
function useLeaving({ isOwed, latest, outcome, question }: Owing): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isOwed.current && currentLocation.pathname !== nextLocation.pathname,
  );
  /** The outcome when leaving was asked for: the next one decides. */
  const before = useRef<{ outcome: Kept | undefined }>(null);
  useEffect(() => {
    if (blocker.state !== 'blocked') {
      before.current = null;
      return;
    }
    if (!before.current) {
      before.current = { outcome };
      latest.current();
      return;
    }
    if (!outcome || outcome === before.current.outcome) return;
    before.current = { outcome };
    if (outcome.keptAt !== null || window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, outcome, latest, question]);
}

/** A page that is closed or put aside sends what is owed with its last breath; where that cannot do, the browser asks. */
function useParting(
  form: { current: HTMLFormElement | null },
  isOwed: { current: boolean },
  hasFailed: boolean,
): void {
  useEffect(() => {
    const words = (): string =>
      form.current && isOwed.current ? new URLSearchParams(keptForm(form.current) as never).toString() : '';
    const part = (): void => {
      const owed = words();
      if (owed !== '' && document.visibilityState === 'hidden')
        navigator.sendBeacon(window.location.pathname, new URLSearchParams(owed));
    };
    const ask = (event: BeforeUnloadEvent): void => {
      if (isOwed.current && (hasFailed || words().length > LARGEST_PARTING)) event.preventDefault();
    };
    document.addEventListener('visibilitychange', part);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', part);
      window.removeEventListener('beforeunload', ask);
    };
  }, [form, isOwed, hasFailed]);
}
