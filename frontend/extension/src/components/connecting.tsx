import React from 'react';

/** The kernel is on its way, or has not yet said where its Spark stands. */
export function Connecting(): JSX.Element {
  return (
    <>
      <h3 tabIndex={-1}>Connecting to the kernel</h3>
      <p className="startspark-waiting">
        <span className="startspark-spinner" aria-hidden="true" />
        One moment …
      </p>
    </>
  );
}
