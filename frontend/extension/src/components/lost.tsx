import React from 'react';
import { ISparkError } from '../contracts';
import { ClusterLine } from '../parts/cluster-line';
import { ErrorReport } from '../parts/error-report';
import { IStateProps } from './props';
import { RetryButtons } from './retry-buttons';

interface ILostProps extends IStateProps {
  readonly error: ISparkError;
  readonly config: string | null;
}

/** Spark ran and ended without being asked to. */
export function Lost(props: ILostProps): JSX.Element {
  return (
    <>
      <h3 tabIndex={-1}>Spark is lost</h3>
      <ClusterLine catalog={props.document.catalog} name={props.config} />
      <ErrorReport error={props.error} />
      <RetryButtons document={props.document} run={props.run} />
    </>
  );
}
