import React from 'react';
import type { DocumentSpark } from '../document-spark';

/** Ends a start. The second half of a double click on *Start Spark* may land here: it is none of the person's wishes. */
export function CancelButton({ document }: { readonly document: DocumentSpark }): JSX.Element {
  return (
    <button type="button" className="startspark-button" onClick={event => event.detail < 2 && document.cancel()}>
      Cancel
    </button>
  );
}
