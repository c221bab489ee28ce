import React from 'react';
import { ISparkStatus } from '../contracts';
import { CancelButton } from '../parts/cancel-button';
import { ClusterLine } from '../parts/cluster-line';
import { IStateProps } from './props';

/** A start waits for its turn among the cells. */
export function Queued({ document, status }: IStateProps & { readonly status: ISparkStatus }): JSX.Element {
  return (
    <>
      <h3 tabIndex={-1}>Spark waits for a cell</h3>
      <ClusterLine catalog={document.catalog} name={status.config} />
      <p className="startspark-waiting">
        <span className="startspark-spinner" aria-hidden="true" />A cell is running. Spark starts as soon as it has ended.
      </p>
      <CancelButton document={document} />
    </>
  );
}
