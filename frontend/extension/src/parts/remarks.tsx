import React from 'react';

interface IRemarksProps {
  readonly note: string | null;
  readonly warnings: readonly string[];
}

/** What Spark waits for, and what may go wrong later. */
export function Remarks({ note, warnings }: IRemarksProps): JSX.Element {
  return (
    <>
      {note !== null && (
        <p className="startspark-note" role="status">
          {note}
        </p>
      )}
      {warnings.map(warning => (
        <p key={warning} className="startspark-warning">
          {warning}
        </p>
      ))}
    </>
  );
}
