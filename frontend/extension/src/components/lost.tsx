import React from 'react';
import { ISparkError } from '../contracts';
import { ErrorReport } from '../parts/error-report';
import { IStateProps } from './props';
import { RetryButtons } from './retry-buttons';

interface ILostProps extends IStateProps {
  readonly error: ISparkError;
  readonly config: string | null;
}

/** Spark ran and ended without being asked to. */
export function Lost(props: ILostProps): JSX.Element {
  const title = props.document.catalog.find(props.config)?.title ?? props.config ?? 'Spark';
  return (
    <>
      <h3 tabIndex={-1}>{`${title} is lost`}</h3>
      <ErrorReport error={props.error} />
      <RetryButtons document={props.document} />
    </>
  );
}
