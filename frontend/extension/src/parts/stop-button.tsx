import React, { useEffect, useId, useRef } from 'react';
import type { DocumentSpark } from '../document-spark';

/** Ends Spark; where jobs are at work the person is asked first. */
export function StopButton({ document }: { readonly document: DocumentSpark }): JSX.Element {
  const id = useId();
  const jobs = document.comm?.busy ?? null;
  const keep = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (jobs !== null) {
      keep.current?.focus(); // What a hasty Enter does must not be what cannot be undone.
    } else if (asked.current) {
      stop.current?.focus();
    }
    asked.current = jobs !== null;
  }, [jobs !== null]);
  if (jobs === null) {
    return (
      <button ref={stop} type="button" className="startspark-button" onClick={() => document.stop()}>
        Stop Spark
      </button>
    );
  }
  const keepRunning = (): void => document.comm?.dismissBusy();
  return (
    <div
      className="startspark-question"
      role="alertdialog"
      aria-labelledby={id}
      onKeyDown={event => event.key === 'Escape' && keepRunning()}
    >
      <p id={id}>
        {jobs === 1 ? '1 Spark job is running.' : `${jobs} Spark jobs are running.`} Stop Spark all the same?
      </p>
      <button ref={keep} type="button" className="startspark-button" onClick={keepRunning}>
        Keep it running
      </button>
      <button type="button" className="startspark-button startspark-danger" onClick={() => document.stop(true)}>
        Stop all the same
      </button>
    </div>
  );
}
