import React, { useEffect, useRef } from 'react';

/** Colours code in an element that is empty before. */
export type Highlight = (code: string, language: string, element: HTMLElement) => Promise<void>;

interface ICodeProps {
  readonly code: string;
  readonly language: string;
  readonly label: string;
  readonly highlight: Highlight | null;
}

/** A piece of code to read, coloured as in the notebook; reachable by keyboard, so that it can be scrolled. */
export function Code({ code, language, label, highlight }: ICodeProps): JSX.Element {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    let current = true;
    const fresh = document.createElement('code');
    void highlight?.(code, language, fresh)
      .then(() => {
        if (current && fresh.textContent === code) {
          element.current?.replaceChildren(...fresh.childNodes);
        }
      })
      .catch(() => undefined); // The plain text is there already.
    return () => {
      current = false;
    };
  }, [code, language, highlight]);
  return (
    <pre className="startspark-code" role="region" aria-label={label} tabIndex={0}>
      <code key={code} ref={element}>
        {code}
      </code>
    </pre>
  );
}
