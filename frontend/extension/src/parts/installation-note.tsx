import React, { useEffect } from 'react';
import { formatBytes } from '../installation';
import type { InstallationWatch } from '../installation-watch';
import { Download } from './download';
import { ErrorReport } from './error-report';

/** What a start will have to do first where Spark is not there, and the download that somebody has begun. */
export function InstallationNote({ watch }: { readonly watch: InstallationWatch }): JSX.Element | null {
  useEffect(() => watch.lookAgain(), [watch]); // A start, or another notebook, may have changed it since.
  const { installation, error } = watch;
  if (installation === null || installation.state === 'ready') {
    return null;
  }
  const { state, version, totalBytes, message } = installation;
  if (state === 'failed' && message !== null) {
    return <p className="startspark-warning">{message}</p>;
  }
  const name = version === null ? 'Spark' : `Spark ${version}`;
  if (state === 'installing') {
    return (
      <>
        <p className="startspark-note">{name} is being installed. Start waits for it.</p>
        <Download installation={installation} />
        <button type="button" className="startspark-button" onClick={() => void watch.cancel()}>
          Cancel the download
        </button>
        {error !== null && <ErrorReport error={error} />}
      </>
    );
  }
  const size = totalBytes === null ? '' : ` (${formatBytes(totalBytes)})`;
  return (
    <p className="startspark-note">
      {name} is not on this machine yet. Start downloads it once{size}, then starts it.
    </p>
  );
}
