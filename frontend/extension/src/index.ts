import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { clustersPlugin } from './plugins/clusters';
import { commandsPlugin } from './plugins/commands';
import { logPlugin } from './plugins/log';
import { panelPlugin } from './plugins/panel';
import { progressPlugin } from './plugins/progress';
import { uiTabPlugin } from './plugins/ui-tab';

export { ISparkClusters } from './tokens';

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  clustersPlugin,
  panelPlugin,
  logPlugin,
  uiTabPlugin,
  progressPlugin,
  commandsPlugin
];

export default plugins;
