import React from 'react';
import { ISparkError } from '../contracts';
import { ErrorReport } from '../parts/error-report';
import { IStateProps } from './props';
import { RetryButtons } from './retry-buttons';

interface IFailedProps extends IStateProps {
  readonly error: ISparkError;
  readonly config: string | null;
}

/** A start did not succeed. */
export function Failed(props: IFailedProps): JSX.Element {
  const title = props.document.catalog.find(props.config)?.title ?? props.config ?? 'Spark';
  return (
    <>
      <h3 tabIndex={-1}>{`${title} did not start`}</h3>
      <ErrorReport error={props.error} />
      <RetryButtons document={props.document} />
    </>
  );
}
