import React from 'react';
import { IClusterConfig, ISparkStage } from '../contracts';
import { LaunchPhase } from '../launcher';
import { CancelButton } from '../parts/cancel-button';
import { ClusterLine } from '../parts/cluster-line';
import { Code } from '../parts/code';
import { Download } from '../parts/download';
import { Fold } from '../parts/fold';
import { Remarks } from '../parts/remarks';
import { Stages } from '../parts/stages';
import { IStateProps } from './props';
import { LogButton } from './retry-buttons';

interface IStartingProps extends IStateProps {
  readonly config: IClusterConfig | null;
  readonly launch: LaunchPhase;
  readonly stages: readonly ISparkStage[];
  readonly receivedAt: number;
  readonly shown: string | null;
  readonly note: string | null;
  readonly warnings: readonly string[];
}

/** Spark is being installed or started. */
export function Starting(props: IStartingProps): JSX.Element {
  const { document, config, launch, stages, receivedAt, shown, note, warnings, highlight, run } = props;
  const installation = launch.name === 'installing' ? launch.installation : null;
  const local: ISparkStage = {
    name: installation === null ? 'Prepare the start' : `Install Spark ${installation.version ?? ''}`.trimEnd(),
    seconds: 0,
    done: false
  };
  return (
    <>
      <h3 tabIndex={-1}>Spark is starting</h3>
      <ClusterLine catalog={document.catalog} name={config?.name ?? null} />
      {stages.length > 0 ? (
        <Stages stages={stages} receivedAt={receivedAt} />
      ) : (
        <Stages stages={[local]} receivedAt={launch.name === 'none' ? receivedAt : document.launcher.since} />
      )}
      <Remarks note={note} warnings={warnings} />
      {installation !== null && <Download installation={installation} />}
      <CancelButton document={document} />
      {launch.name === 'none' && <LogButton document={document} run={run} />}
      {shown !== null && (
        <Fold summary="The code that starts it">
          <Code
            code={shown}
            language={document.language ?? ''}
            label="The code that starts it"
            highlight={highlight}
          />
        </Fold>
      )}
    </>
  );
}
