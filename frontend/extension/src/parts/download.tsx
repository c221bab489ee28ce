import React from 'react';
import { IInstallation, formatBytes } from '../installation';

/** How far a download of Spark is. */
export function Download({ installation }: { readonly installation: IInstallation }): JSX.Element {
  const { doneBytes, totalBytes, step } = installation;
  const size =
    totalBytes === null
      ? formatBytes(doneBytes ?? 0)
      : `${formatBytes(doneBytes ?? 0)} of ${formatBytes(totalBytes)}`;
  return (
    <div className="startspark-download">
      <progress aria-label="Installation of Spark" value={totalBytes === null ? undefined : (doneBytes ?? 0)} max={totalBytes ?? 1} />
      <small className="startspark-quiet">{step === null ? size : `${step}, ${size}`}</small>
    </div>
  );
}
