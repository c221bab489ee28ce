import React from 'react';

interface IRemarksProps {
  readonly note: string | null;
  readonly warnings: readonly string[];
}

/** What Spark waits for, and what may go wrong later. What comes while one reads is said aloud, without haste. */
export function Remarks({ note, warnings }: IRemarksProps): JSX.Element {
  return (
    <div role="status">
      {note !== null && <p className="startspark-note">{note}</p>}
      {[...new Set(warnings)].map(warning => (
        <p key={warning} className="startspark-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}
