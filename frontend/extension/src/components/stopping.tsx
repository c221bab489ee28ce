import React from 'react';
import { ISparkStatus } from '../contracts';
import { IStateProps } from './props';

/** Spark is being ended. */
export function Stopping({ document, status }: IStateProps & { readonly status: ISparkStatus }): JSX.Element {
  const title = document.catalog.find(status.config)?.title ?? status.config ?? 'Spark';
  return (
    <>
      <h3 tabIndex={-1}>{`Stopping ${title}`}</h3>
      <p className="startspark-waiting">
        <span className="startspark-spinner" aria-hidden="true" />
        Its application is being ended.
      </p>
    </>
  );
}
