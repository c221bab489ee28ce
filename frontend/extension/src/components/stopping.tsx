import React from 'react';
import { ISparkStatus } from '../contracts';
import { ClusterLine } from '../parts/cluster-line';
import { IStateProps } from './props';

/** Spark is being ended. */
export function Stopping({ document, status }: IStateProps & { readonly status: ISparkStatus }): JSX.Element {
  return (
    <>
      <h3 tabIndex={-1}>Spark is stopping</h3>
      <ClusterLine catalog={document.catalog} name={status.config} />
      <p className="startspark-waiting">
        <span className="startspark-spinner" aria-hidden="true" />
        Its application is being ended.
      </p>
    </>
  );
}
