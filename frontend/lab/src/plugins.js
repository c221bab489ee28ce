import { PageConfig } from '@jupyterlab/coreutils';

// Plugins that upstream has renamed; a user's configuration may still hold the old names.
const renamed = {
  '@jupyterlab/application:mimedocument': '@jupyterlab/application-extension:mimedocument',
  '@jupyterlab/help-extension:licenses': '@jupyterlab/apputils-extension:licenses-plugin',
  '@jupyterlab/lsp:ILSPCodeExtractorsManager': '@jupyterlab/lsp-extension:code-extractor-manager',
  '@jupyterlab/translation:translator': '@jupyterlab/translation-extension:translator',
  '@jupyterlab/workspaces:commands': '@jupyterlab/workspaces-extension:commands'
};

const currentNames = ids => ids.map(id => renamed[id] ?? id);

/** Whether a list of plugin ids and package names covers a plugin. */
function covers(list, id) {
  const colon = id.indexOf(':');
  return list.includes(id) || (colon > 0 && list.includes(id.slice(0, colon)));
}

/** Sorts every plugin into those to register and those that the configuration switches off or puts off. */
export class PluginSorter {
  constructor() {
    this.disabledPatterns = currentNames(PageConfig.Extension.disabled);
    this.deferredPatterns = currentNames(PageConfig.Extension.deferred);
    this.available = [];
    this.disabled = [];
    this.deferred = [];
  }

  /** The plugins of one module that are to be registered. */
  active(module, packageName) {
    const exported = Object.hasOwn(module, '__esModule') ? module.default : (module.default ?? module);
    return (Array.isArray(exported) ? exported : [exported]).filter(plugin => {
      const enabled = !covers(this.disabledPatterns, plugin.id);
      this.available.push({
        id: plugin.id,
        description: plugin.description,
        requires: plugin.requires ?? [],
        optional: plugin.optional ?? [],
        provides: plugin.provides ?? null,
        autoStart: plugin.autoStart,
        enabled,
        extension: packageName
      });
      if (!enabled) {
        this.disabled.push(plugin.id);
      } else if (covers(this.deferredPatterns, plugin.id)) {
        this.deferred.push(plugin.id);
      }
      return enabled;
    });
  }
}
