import React from 'react';
import type { AwaitedPart } from '../view';

/** The kernel is on its way, or has not yet said where its Spark stands; or the way to it is not open. */
export function Connecting({ reason }: { readonly reason: AwaitedPart }): JSX.Element {
  switch (reason) {
    case 'kernel':
      return (
        <>
          <h3 tabIndex={-1}>Connecting to the kernel</h3>
          <p className="startspark-waiting">
            <span className="startspark-spinner" aria-hidden="true" />
            One moment …
          </p>
        </>
      );
    case 'connection':
      return (
        <>
          <h3 tabIndex={-1}>The kernel cannot be reached</h3>
          <p>
            Its connection does not open. JupyterLab goes on trying, and this panel is right as soon as it succeeds. If it
            does not, reload the page; a proxy that lets no WebSockets through is another cause.
          </p>
        </>
      );
    case 'server':
      return (
        <>
          <h3 tabIndex={-1}>The connection to the server is lost</h3>
          <p>
            No Spark was running in this notebook. This panel is right again as soon as the server is back; if the server was
            stopped, its kernels have ended too.
          </p>
        </>
      );
  }
}
