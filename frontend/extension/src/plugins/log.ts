import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ClustersApi } from '../api';
import type { DocumentSpark } from '../document-spark';
import { LogFollower } from '../log/log-follower';
import { LogWidget } from '../log/log-widget';
import { CommandIds, ISparkClusters } from '../tokens';

/** The driver's log of each notebook as a tab. */
export const logPlugin: JupyterFrontEndPlugin<void> = {
  id: '@startspark/lab-extension:log',
  description: "The driver's log of a notebook, live.",
  autoStart: true,
  requires: [ISparkClusters],
  activate: (app: JupyterFrontEnd, clusters: ISparkClusters): void => {
    const api = new ClustersApi(app.serviceManager.serverSettings);
    const tabs = new Map<DocumentSpark, LogWidget>();

    app.commands.addCommand(CommandIds.openLog, {
      label: 'Open driver log',
      isEnabled: () => clusters.current?.kernelId != null,
      execute: () => {
        const spark = clusters.current;
        if (spark === null) {
          return;
        }
        const tab = tabs.get(spark) ?? open(spark, clusters.currentName);
        if (!tab.isAttached) {
          app.shell.add(tab, 'main', { mode: 'split-bottom', activate: false });
        }
        app.shell.activateById(tab.id);
      }
    });

    function open(spark: DocumentSpark, name: string): LogWidget {
      const follower = new LogFollower(api, spark.kernelId);
      const tab = new LogWidget(follower, name);
      let which = identity(spark);
      const onSpark = (): void => {
        const now = identity(spark);
        // The kernel may go; its last log is still there to be read.
        if (now !== which && spark.kernelId !== null) {
          which = now;
          follower.follow(spark.kernelId);
        }
      };
      spark.changed.connect(onSpark);
      tabs.set(spark, tab);
      tab.disposed.connect(() => {
        spark.changed.disconnect(onSpark);
        tabs.delete(spark);
      });
      return tab;
    }
  }
};

/** What tells one log of a document from the next: the kernel, and the file of its latest start. */
function identity(spark: DocumentSpark): string {
  return `${spark.kernelId} ${spark.logFile}`;
}
