import { ILayoutRestorer, JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { SparkPanel } from '../panel-widget';
import { Highlight } from '../parts/code';
import { CommandIds, ISparkClusters } from '../tokens';

/** Colours code as the notebook's editor does. */
function highlighter(languages: IEditorLanguageRegistry | null): Highlight | null {
  return languages === null
    ? null
    : (code, language, element) => languages.highlight(code, languages.findBest(language), element);
}

/** Puts the panel into the left sidebar. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: '@startspark/lab-extension:panel',
  description: 'The panel that starts, watches and stops Spark.',
  autoStart: true,
  requires: [ISparkClusters],
  optional: [ILayoutRestorer, IEditorLanguageRegistry],
  activate: (
    app: JupyterFrontEnd,
    clusters: ISparkClusters,
    restorer: ILayoutRestorer | null,
    languages: IEditorLanguageRegistry | null
  ): void => {
    const { baseUrl } = app.serviceManager.serverSettings;
    const run = (command: string): void => void app.commands.execute(command);
    const panel = new SparkPanel(clusters, highlighter(languages), baseUrl, run);
    app.shell.add(panel, 'left', { rank: 150, type: 'Spark' });
    restorer?.add(panel, panel.id);
    app.commands.addCommand(CommandIds.openPanel, {
      label: 'Show Spark clusters',
      execute: () => app.shell.activateById(panel.id)
    });
  }
};
