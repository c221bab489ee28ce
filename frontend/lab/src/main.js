import { JupyterLab } from '@jupyterlab/application';
import { JupyterPluginRegistry, PageConfig } from '@jupyterlab/coreutils';
import { IConnectionStatus, IServiceManager } from '@jupyterlab/services';
import { extensions, mimeExtensions } from '../gen/extensions.js';
import { PluginSorter } from './plugins.js';
import '../gen/style.js';

/** The modules of the user's own extensions, as far as they load. */
async function federatedModules(descriptions, part) {
  const wanted = descriptions.filter(description => description[part]);
  const results = await Promise.allSettled(
    wanted.map(async ({ name, [part]: module }) => {
      const factory = await window._JUPYTERLAB[name].get(module);
      return { name, module: factory() };
    })
  );
  return results.flatMap(result => {
    if (result.status === 'fulfilled') {
      return [result.value];
    }
    console.error(result.reason);
    return [];
  });
}

/** The plugins of a list of packages; one that cannot be loaded is reported and left out. */
function collect(sorter, entries) {
  return entries.flatMap(({ name, load }) => {
    try {
      return sorter.active(load(), name);
    } catch (error) {
      console.error(error);
      return [];
    }
  });
}

/** Puts the application together and starts it. */
export async function main() {
  const federated = JSON.parse(PageConfig.getOption('federated_extensions') || '[]');
  // An installed extension replaces the one of the same name that is compiled in.
  const replaced = new Set(federated.filter(item => item.extension || item.mimeExtension).map(item => item.name));
  const compiledIn = list => list.filter(entry => !replaced.has(entry.name));
  const installed = async part =>
    (await federatedModules(federated, part)).map(({ name, module }) => ({ name, load: () => module }));

  const sorter = new PluginSorter();
  const [installedMime, installedPlain] = await Promise.all([installed('mimeExtension'), installed('extension')]);
  const mime = collect(sorter, [...compiledIn(mimeExtensions), ...installedMime]);
  const plugins = collect(sorter, [...compiledIn(extensions), ...installedPlain]);
  await federatedModules(
    federated.filter(item => !sorter.disabledPatterns.includes(item.name)),
    'style'
  );

  const pluginRegistry = new JupyterPluginRegistry();
  pluginRegistry.registerPlugins(plugins);
  const lab = new JupyterLab({
    pluginRegistry,
    serviceManager: await pluginRegistry.resolveRequiredService(IServiceManager),
    connectionStatus: await pluginRegistry.resolveOptionalService(IConnectionStatus),
    mimeExtensions: mime,
    disabled: { matches: sorter.disabled, patterns: sorter.disabledPatterns },
    deferred: { matches: sorter.deferred, patterns: sorter.deferredPatterns },
    availablePlugins: sorter.available
  });
  void lab.start({ ignorePlugins: sorter.deferred, bubblingKeydown: true });

  if (PageConfig.getOption('exposeAppInBrowser').toLowerCase() === 'true') {
    window.jupyterapp = lab;
  }
}
