import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { clustersPlugin } from './plugins/clusters';
import { commandsPlugin } from './plugins/commands';
import { panelPlugin } from './plugins/panel';

export { ISparkClusters } from './tokens';

const plugins: JupyterFrontEndPlugin<unknown>[] = [clustersPlugin, panelPlugin, commandsPlugin];

export default plugins;
