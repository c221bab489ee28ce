import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { IFrame } from '@jupyterlab/ui-components';
import { sparkIcon } from '../icons';
import { sparkUiUrl } from '../spark-ui';
import { CommandIds, ISparkClusters } from '../tokens';

/** The Spark UI as a tab of JupyterLab. */
export const uiTabPlugin: JupyterFrontEndPlugin<void> = {
  id: '@startspark/lab-extension:ui-tab',
  description: 'The Spark UI of a notebook as a tab.',
  autoStart: true,
  requires: [ISparkClusters],
  activate: (app: JupyterFrontEnd, clusters: ISparkClusters): void => {
    const tabs = new Map<string, MainAreaWidget<IFrame>>();

    app.commands.addCommand(CommandIds.openUiTab, {
      label: 'Open Spark UI in a JupyterLab tab',
      isEnabled: () => clusters.current?.comm?.status?.uiUrl != null,
      execute: () => {
        const kernelId = clusters.current?.comm?.kernelId;
        if (kernelId === undefined) {
          return;
        }
        const tab = tabs.get(kernelId) ?? open(kernelId, clusters.currentName);
        if (!tab.isAttached) {
          app.shell.add(tab, 'main');
        }
        tab.content.url = sparkUiUrl(app.serviceManager.serverSettings.baseUrl, kernelId);
        app.shell.activateById(tab.id);
      }
    });

    function open(kernelId: string, name: string): MainAreaWidget<IFrame> {
      // The Spark UI draws with scripts, asks before it kills, and kills by forms that the proxy wants from this origin.
      const content = new IFrame({
        sandbox: ['allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-modals', 'allow-popups', 'allow-downloads'],
        referrerPolicy: 'same-origin'
      });
      const tab = new MainAreaWidget({ content });
      tab.id = `startspark-ui-${kernelId}`;
      tab.title.label = `Spark UI – ${name}`;
      tab.title.icon = sparkIcon;
      tab.title.closable = true;
      tab.node.querySelector('iframe')?.setAttribute('title', tab.title.label);
      tabs.set(kernelId, tab);
      tab.disposed.connect(() => tabs.delete(kernelId));
      return tab;
    }
  }
};
