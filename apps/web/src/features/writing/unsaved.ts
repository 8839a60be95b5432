import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before a page is left on which something was typed and not sent: by a link of the application, or by the browser. What
 * comes back in the `answer` to a form, refused or shown first, is unsent as well.
 */
export function useUnsaved(question: string, answer: object | undefined) {
  const typed = useRef(false);
  useEffect(() => {
    typed.current = answer !== undefined;
  }, [answer]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      typed.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (typed.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, []);
  return {
    onInput: (): void => {
      typed.current = true;
    },
    /** What is being sent is not lost: a refusal brings it back. */
    onSubmit: (): void => {
      typed.current = false;
    },
  };
}
