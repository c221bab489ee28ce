import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { CellBars } from '../progress/cell-bars';
import { jobUrlOf } from '../spark-ui';
import { ISparkClusters } from '../tokens';

/** A bar under each running cell whose Spark job is at work. */
export const progressPlugin: JupyterFrontEndPlugin<void> = {
  id: '@startspark/lab-extension:progress',
  description: 'The progress of Spark jobs under the cells that run them.',
  autoStart: true,
  requires: [ISparkClusters, INotebookTracker],
  activate: (app: JupyterFrontEnd, clusters: ISparkClusters, notebooks: INotebookTracker): void => {
    const { baseUrl } = app.serviceManager.serverSettings;
    const bars = new CellBars(() => notebooks.filter(() => true));

    clusters.progressed.connect((_, { document, spark, progress }) => {
      if (document instanceof NotebookPanel && !document.isDisposed) {
        bars.update(document, progress, {
          since: cell => spark.comm?.progress.since(cell) ?? performance.now(),
          href: jobUrl => jobUrlOf(baseUrl, spark.comm, jobUrl)
        });
      }
    });
  }
};
