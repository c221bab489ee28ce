import React from 'react';
import type { SparkComm } from '../comm';
import { ProgressBar } from '../progress/progress-bar';
import { jobUrlOf } from '../spark-ui';
import { useTurns } from './turns';

interface IJobProgressProps {
  readonly comm: SparkComm;
  readonly baseUrl: string;
}

/** The Spark job at work, also where its cell is out of sight, in a console, or was run by a page that is gone. */
export function JobProgress({ comm, baseUrl }: IJobProgressProps): JSX.Element | null {
  useTurns(comm.progress.changed);
  const progress = [...comm.progress.entries.values()].at(-1);
  return progress === undefined ? null : (
    <ProgressBar
      key={progress.cell}
      progress={progress}
      since={comm.progress.since(progress.cell)}
      label="Spark job"
      href={jobUrlOf(baseUrl, comm, progress.jobUrl)}
    />
  );
}
