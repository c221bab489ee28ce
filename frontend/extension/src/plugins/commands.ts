import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { sparkUiUrl } from '../spark-ui';
import { CommandIds, ISparkClusters } from '../tokens';
import { viewOf } from '../view';

const CATEGORY = 'Spark';

/** The panel's buttons as commands, for the palette, the Kernel menu and keyboard shortcuts. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: '@startspark/lab-extension:commands',
  description: 'Commands that start and stop the Spark of the current notebook.',
  autoStart: true,
  requires: [ISparkClusters],
  optional: [ICommandPalette],
  activate: (app: JupyterFrontEnd, clusters: ISparkClusters, palette: ICommandPalette | null): void => {
    const { commands } = app;
    const state = (): string => viewOf(clusters.current).state;

    commands.addCommand(CommandIds.start, {
      label: 'Start Spark',
      isEnabled: () => clusters.current?.canStart === true,
      execute: () => {
        clusters.current?.start();
        return commands.execute(CommandIds.openPanel);
      }
    });
    commands.addCommand(CommandIds.cancel, {
      label: 'Cancel the start of Spark',
      isEnabled: () => ['starting', 'queued'].includes(state()),
      execute: () => clusters.current?.cancel()
    });
    commands.addCommand(CommandIds.stop, {
      label: 'Stop Spark',
      isEnabled: () => clusters.current?.comm?.status?.state === 'running',
      execute: () => clusters.current?.stop()
    });
    commands.addCommand(CommandIds.openUi, {
      label: 'Open Spark UI',
      isEnabled: () => clusters.current?.comm?.status?.uiUrl != null,
      execute: () => {
        const kernel = clusters.current?.comm?.kernelId;
        if (kernel !== undefined) {
          window.open(sparkUiUrl(app.serviceManager.serverSettings.baseUrl, kernel), '_blank', 'noopener');
        }
      }
    });
    commands.addCommand(CommandIds.refresh, {
      label: 'Look for Spark clusters again',
      execute: () => clusters.catalog.refresh()
    });

    let last = '';
    clusters.changed.connect(() => {
      const now = `${state()} ${clusters.current?.canStart} ${clusters.current?.kernelId}`;
      if (now !== last) {
        last = now;
        Object.values(CommandIds).forEach(id => commands.hasCommand(id) && commands.notifyCommandChanged(id));
      }
    });
    for (const command of Object.values(CommandIds)) {
      palette?.addItem({ command, category: CATEGORY });
    }
  }
};
