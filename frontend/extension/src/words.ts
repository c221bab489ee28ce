import type { PanelView } from './view';

/** Why there is nothing to start Spark in. */
export const NOTEBOOK_WORDS = {
  'no-document': ['No notebook is open', 'Open a notebook or console, Python or C#, and choose here where its Spark shall run.'],
  'no-kernel': ['This notebook has no kernel', 'Choose a Python or C# kernel at the top right of the notebook to start Spark in it.']
} as const;

/** A word for where the document's Spark stands. */
export const STATE_WORDS: Readonly<Record<PanelView['state'], string>> = {
  'no-notebook': '',
  connecting: 'Connecting',
  unsupported: 'Not here',
  choose: 'Not started',
  edit: 'Editing',
  queued: 'Waiting',
  starting: 'Starting',
  running: 'Running',
  stopping: 'Stopping',
  failed: 'Failed',
  lost: 'Lost'
};

/** What a screen reader says when the state has changed. */
export function announcement(view: PanelView): string {
  switch (view.state) {
    case 'no-notebook':
      return NOTEBOOK_WORDS[view.reason][0];
    case 'connecting':
      return view.reason === 'kernel' ? 'Connecting to the kernel.' : 'The connection to the server is lost.';
    case 'unsupported':
      return 'Spark cannot be started in this notebook from here.';
    case 'choose':
      return 'No Spark is running. Choose a cluster.';
    case 'edit':
      return ['failed', 'lost', 'connecting'].includes(view.beneath.state)
        ? announcement(view.beneath)
        : 'The settings of the cluster can be edited.';
    case 'queued':
      return 'Spark starts after the running cell.';
    case 'starting':
      return 'Spark is starting.';
    case 'running':
      return 'Spark is running.';
    case 'stopping':
      return 'Spark is stopping.';
    case 'failed':
      return `Spark did not start. ${view.error.cause}`;
    case 'lost':
      return `Spark is lost. ${view.error.cause}`;
  }
}
