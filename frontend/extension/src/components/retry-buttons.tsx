import React from 'react';
import type { DocumentSpark } from '../document-spark';

/** The ways on from a failure or a loss. */
export function RetryButtons({ document }: { readonly document: DocumentSpark }): JSX.Element {
  return (
    <div className="startspark-buttons">
      <button type="button" className="startspark-button startspark-primary" onClick={() => document.tryAgain()}>
        Try again
      </button>
      <button type="button" className="startspark-button" onClick={() => document.dismiss()}>
        Choose a cluster
      </button>
    </div>
  );
}
