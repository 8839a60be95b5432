import { useEffect, useId, useRef, type ReactNode } from 'react';

interface OpenedPartProps {
  title: string;
  children: ReactNode;
}

/** What a link opened below a contribution: it takes the focus when it appears, so that nobody looks for it. */
export function OpenedPart({ title, children }: OpenedPartProps) {
  const part = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => part.current?.focus(), []);
  return (
    <section className="opened-part" aria-labelledby={id} tabIndex={-1} ref={part}>
      <p className="opened-part-title" id={id}>
        {title}
      </p>
      {children}
    </section>
  );
}
