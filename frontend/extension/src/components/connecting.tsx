import React from 'react';

/** The kernel is on its way, or has not yet said where its Spark stands; or the server is away. */
export function Connecting({ reason }: { readonly reason: 'kernel' | 'server' }): JSX.Element {
  return reason === 'kernel' ? (
    <>
      <h3 tabIndex={-1}>Connecting to the kernel</h3>
      <p className="startspark-waiting">
        <span className="startspark-spinner" aria-hidden="true" />
        One moment …
      </p>
    </>
  ) : (
    <>
      <h3 tabIndex={-1}>The connection to the server is lost</h3>
      <p>
        No Spark was running in this notebook. This panel is right again as soon as the server is back; if the server was
        stopped, its kernels have ended too.
      </p>
    </>
  );
}
