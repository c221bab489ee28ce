import React from 'react';
import { ISparkError } from '../contracts';
import { Fold } from './fold';

/** Why something is not there: the cause first, then what to try, then the rest folded. */
export function ErrorReport({ error }: { readonly error: ISparkError }): JSX.Element {
  return (
    <>
      <p className="startspark-cause">{error.cause}</p>
      {error.hint !== '' && (
        <div className="startspark-hint">
          <h4>What to try</h4>
          <p>{error.hint}</p>
        </div>
      )}
      {error.detail !== '' && (
        <Fold summary="Details">
          <pre className="startspark-log" role="region" aria-label="Details" tabIndex={0}>
            {error.detail}
          </pre>
        </Fold>
      )}
      {error.log.length > 0 && (
        <Fold summary="Last lines of Spark's log">
          <pre className="startspark-log" role="region" aria-label="Last lines of Spark's log" tabIndex={0}>
            {error.log.join('\n')}
          </pre>
        </Fold>
      )}
    </>
  );
}
