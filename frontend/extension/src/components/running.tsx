import { launchIcon } from '@jupyterlab/ui-components';
import { URLExt } from '@jupyterlab/coreutils';
import React from 'react';
import { ISparkStatus } from '../contracts';
import { formatUptime } from '../format';
import { Code } from '../parts/code';
import { Facts } from '../parts/facts';
import { Fold } from '../parts/fold';
import { useClock, wall } from '../parts/now';
import { Remarks } from '../parts/remarks';
import { StopButton } from '../parts/stop-button';
import { IStateProps } from './props';

/** Where the server shows the Spark UI of a kernel. */
export function sparkUiUrl(baseUrl: string, kernelId: string): string {
  return `${URLExt.join(baseUrl, 'spark-ui', encodeURIComponent(kernelId))}/`;
}

/** Spark is there. */
export function Running(props: IStateProps & { readonly status: ISparkStatus }): JSX.Element {
  const { document, status, baseUrl, highlight } = props;
  const now = useClock(wall, 1000);
  const title = document.catalog.find(status.config)?.title ?? status.config;
  return (
    <>
      <h3 tabIndex={-1}>Spark is running</h3>
      <p>
        {document.language === 'python' ? (
          <>
            The variables <code>spark</code> and <code>sc</code> are ready in this notebook.
          </>
        ) : (
          <>
            The variable <code>spark</code> is ready in this notebook.
          </>
        )}
      </p>
      <Remarks note={status.note} warnings={status.warnings} />
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
      {status.uiUrl === null && (
        <p className="startspark-note">
          The Spark UI is off (spark.ui.enabled is false), so there is no page to open.
        </p>
      )}
      {status.uiUrl !== null && document.comm !== null && (
        <a
          className="startspark-button startspark-primary"
          href={sparkUiUrl(baseUrl, document.comm.kernelId)}
          target="_blank"
          rel="noopener"
        >
          Open Spark UI
          <launchIcon.react tag="span" aria-hidden="true" />
        </a>
      )}
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
