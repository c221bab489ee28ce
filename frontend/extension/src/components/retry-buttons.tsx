import React from 'react';
import type { DocumentSpark } from '../document-spark';
import { CommandIds } from '../tokens';

interface IRetryButtonsProps {
  readonly document: DocumentSpark;
  readonly run: (command: string) => void;
}

/** The ways on from a failure or a loss. */
export function RetryButtons({ document, run }: IRetryButtonsProps): JSX.Element {
  return (
    <div className="startspark-buttons">
      <button type="button" className="startspark-button startspark-primary" onClick={() => document.tryAgain()}>
        Try again
      </button>
      <div className="startspark-grid">
        <button type="button" className="startspark-button" onClick={() => document.edit()}>
          Edit
        </button>
        <LogButton {...{ document, run }} />
      </div>
      <button type="button" className="startspark-button" onClick={() => document.dismiss()}>
        Choose another cluster
      </button>
    </div>
  );
}

/** Opens the driver's log; left out where no kernel could have one. */
export function LogButton({ document, run }: IRetryButtonsProps): JSX.Element | null {
  return document.kernelId === null ? null : (
    <button type="button" className="startspark-button" onClick={() => run(CommandIds.openLog)}>
      Open driver log
    </button>
  );
}
