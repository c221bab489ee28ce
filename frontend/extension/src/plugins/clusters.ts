import { ILabShell, JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ClustersApi } from '../api';
import { ClusterCatalog } from '../clusters';
import { FocusWatch } from '../focus-watch';
import { DocumentFollower, ISparkDocument } from '../follower';
import { ChoiceMemory } from '../memory';
import { ISparkClusters } from '../tokens';

/** Follows the current notebook or console. */
export const clustersPlugin: JupyterFrontEndPlugin<ISparkClusters> = {
  id: '@startspark/lab-extension:clusters',
  description: 'The Spark of the current notebook or console.',
  autoStart: true,
  provides: ISparkClusters,
  requires: [INotebookTracker],
  optional: [IConsoleTracker, ILabShell, IStateDB],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker,
    consoles: IConsoleTracker | null,
    shell: ILabShell | null,
    store: IStateDB | null
  ): ISparkClusters => {
    const api = new ClustersApi(app.serviceManager.serverSettings);
    const catalog = new ClusterCatalog(api);
    const follower = new DocumentFollower(catalog, api, new ChoiceMemory(store), id =>
      app.shell.activateById(id)
    );

    /** The current widget where it is a notebook or console; else the last of them that still is open. */
    const follow = (): void => {
      const current = app.shell.currentWidget;
      const known = (widget: typeof current): widget is ISparkDocument =>
        widget !== null && (notebooks.has(widget) || consoles?.has(widget) === true);
      follower.follow(
        known(current) ? current : (follower.currentDocument ?? notebooks.currentWidget ?? consoles?.currentWidget ?? null)
      );
    };
    notebooks.currentChanged.connect(follow);
    consoles?.currentChanged.connect(follow);
    shell?.currentChanged.connect(follow);
    follow();
    void catalog.refresh();
    // A config that was edited elsewhere is there when one comes back; the watch lives as long as the page.
    new FocusWatch(() => void catalog.glance());
    return follower;
  }
};
