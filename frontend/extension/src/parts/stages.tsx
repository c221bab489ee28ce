import { checkIcon } from '@jupyterlab/ui-components';
import React from 'react';
import { ISparkStage } from '../contracts';
import { formatSeconds } from '../format';
import { monotonic, useClock } from './now';

interface IStagesProps {
  readonly stages: readonly ISparkStage[];
  /** When the stages were told, on the clock of `performance.now()`. */
  readonly receivedAt: number;
}

/** The stages of a start with their seconds; the one under way goes on counting. */
export function Stages({ stages, receivedAt }: IStagesProps): JSX.Element {
  const now = useClock(monotonic, 100);
  const later = Math.max(0, now - receivedAt) / 1000;
  return (
    <ol className="startspark-stages" aria-label="Stages">
      {stages.map(stage => (
        <li key={stage.name} data-done={stage.done}>
          {stage.done ? (
            <checkIcon.react tag="span" className="startspark-mark" aria-hidden="true" />
          ) : (
            <span className="startspark-spinner" aria-hidden="true" />
          )}
          <span>
            {stage.name}
            <span className="startspark-hidden">{stage.done ? ', done' : ', under way'}</span>
          </span>
          <span className="startspark-seconds">{formatSeconds(stage.seconds + (stage.done ? 0 : later))}</span>
        </li>
      ))}
    </ol>
  );
}
