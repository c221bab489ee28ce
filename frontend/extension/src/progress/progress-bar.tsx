import React from 'react';
import { ICellProgress } from '../contracts';
import { monotonic, useClock } from '../parts/now';
import { elapsedWords, sumOf } from './progress-words';

interface IProgressBarProps {
  readonly progress: ICellProgress;
  /** When the job was first heard of, on the clock of `performance.now()`. */
  readonly since: number;
  readonly label: string;
  /** The job's page in the Spark UI; null for none. */
  readonly href: string | null;
}

/** A cell's Spark job as one bar. */
export function ProgressBar({ progress, since, label, href }: IProgressBarProps): JSX.Element {
  const now = useClock(monotonic, 1000);
  const { done, total, failed, words } = sumOf(progress);
  return (
    <div className="startspark-progress" data-failed={failed > 0}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <div style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </div>
      <span>{words}</span>
      <span>{elapsedWords(since, now)}</span>
      {href !== null && (
        <a href={href} target="_blank" rel="noopener">
          Open the job
        </a>
      )}
    </div>
  );
}
