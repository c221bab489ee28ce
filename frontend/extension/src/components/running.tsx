import { launchIcon, tabIcon } from '@jupyterlab/ui-components';
import React from 'react';
import { ISparkStatus } from '../contracts';
import { formatUptime } from '../format';
import { Code } from '../parts/code';
import { ErrorReport } from '../parts/error-report';
import { Facts } from '../parts/facts';
import { Fold } from '../parts/fold';
import { JobProgress } from '../parts/job-progress';
import { useClock, wall } from '../parts/now';
import { Remarks } from '../parts/remarks';
import { StopButton } from '../parts/stop-button';
import { sparkUiUrl } from '../spark-ui';
import { CommandIds } from '../tokens';
import { IStateProps } from './props';
import { LogButton } from './retry-buttons';

/** Why there is no page of Spark's own to open. */
function whyNoUi({ settings }: ISparkStatus): string {
  if (settings == null) {
    return 'This Spark was made by a cell and tells no address of its Spark UI: it is off, or Spark runs elsewhere.';
  }
  return typeof settings.remote === 'string'
    ? 'A Spark Connect server does not tell where its Spark UI is. Whoever runs that server knows its address.'
    : 'The Spark UI is off (spark.ui.enabled is false), so there is no page to open.';
}

/** What code of the notebook can use now. */
function Variables({ status, isPython }: { readonly status: ISparkStatus; readonly isPython: boolean }): JSX.Element {
  if (status.settings == null) {
    return <>A cell of this notebook started it.</>;
  }
  return isPython && typeof status.settings.remote !== 'string' ? (
    <>
      The variables <code>spark</code> and <code>sc</code> are ready in this notebook.
    </>
  ) : (
    <>
      The variable <code>spark</code> is ready in this notebook.
    </>
  );
}

/** Spark is there. */
export function Running(props: IStateProps & { readonly status: ISparkStatus }): JSX.Element {
  const { document, status, baseUrl, highlight, run } = props;
  const { phase } = document.launcher;
  const now = useClock(wall, 1000);
  const title = document.catalog.find(status.config)?.title ?? status.config;
  return (
    <>
      <h3 tabIndex={-1}>Spark is running</h3>
      <p>
        <Variables status={status} isPython={document.language === 'python'} />
      </p>
      {document.comm !== null && <JobProgress comm={document.comm} baseUrl={baseUrl} />}
      <Remarks note={status.note} warnings={status.warnings} />
      {phase.name === 'failed' && (
        <section className="startspark-errors" aria-label="Why Spark was not restarted">
          <h4>Spark was not restarted; it runs as before</h4>
          <ErrorReport error={phase.error} />
        </section>
      )}
      <Facts
        facts={[
          ['Cluster', title ?? 'made by a cell'],
          ['Application', status.appId],
          ['Spark', status.sparkVersion],
          ['Cores', status.cores],
          ['Memory', status.memory],
          ['Running for', formatUptime(status.since, now)]
        ]}
      />
      {status.uiUrl === null ? (
        <p className="startspark-note">{whyNoUi(status)}</p>
      ) : (
        document.comm !== null && (
          <div className="startspark-row">
            <a
              className="startspark-button startspark-primary startspark-wide"
              href={sparkUiUrl(baseUrl, document.comm.kernelId)}
              target="_blank"
              rel="noopener"
            >
              Open Spark UI
              <launchIcon.react tag="span" aria-hidden="true" />
            </a>
            <button
              type="button"
              className="startspark-icon-button"
              aria-label="Show it in a JupyterLab tab"
              title="Show it in a JupyterLab tab"
              onClick={() => run(CommandIds.openUiTab)}
            >
              <tabIcon.react tag="span" />
            </button>
          </div>
        )
      )}
      <div className="startspark-grid">
        <button type="button" className="startspark-button" onClick={() => document.edit()}>
          Edit
        </button>
        <LogButton document={document} run={run} />
      </div>
      <StopButton document={document} />
      {status.shown !== null && (
        <Fold summary="The code that started it">
          <Code
            code={status.shown}
            language={document.language ?? ''}
            label="The code that started it"
            highlight={highlight}
          />
        </Fold>
      )}
    </>
  );
}
