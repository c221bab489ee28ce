import { Token } from '@lumino/coreutils';
import { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import type { ClusterCatalog } from './clusters';
import type { ICellProgress, SparkState } from './contracts';
import type { DocumentSpark } from './document-spark';

/** The Spark of the notebook or console that the person is at. */
export interface ISparkClusters {
  /** The cluster configs. */
  readonly catalog: ClusterCatalog;
  /** The current document's Spark; null where no notebook or console is open. */
  readonly current: DocumentSpark | null;
  /** The current document's name; '' without one. */
  readonly currentName: string;
  /** The Sparks of the other documents that are open, but for the current kernel's. */
  readonly others: readonly IOtherSpark[];
  /** Goes to the document of one of {@link others}. */
  activate(id: string): void;
  /** Emitted when the Spark job of a running cell has come further, in any document. */
  readonly progressed: ISignal<ISparkClusters, IDocumentProgress>;
  /** Emitted when another document is current, or something of the current one has changed. */
  readonly changed: ISignal<ISparkClusters, void>;
}

/** A Spark of another document. */
export interface IOtherSpark {
  readonly id: string;
  readonly name: string;
  readonly state: Exclude<SparkState, 'idle'>;
}

/** A cell's progress, and whose it is. */
export interface IDocumentProgress {
  readonly document: Widget;
  readonly spark: DocumentSpark;
  readonly progress: ICellProgress;
}

/** The token of {@link ISparkClusters}. */
export const ISparkClusters = new Token<ISparkClusters>(
  '@startspark/lab-extension:ISparkClusters',
  'The Spark of the current notebook or console, for panels and commands.'
);

/** The ids of the commands. */
export namespace CommandIds {
  export const openPanel = 'startspark:open-panel';
  export const start = 'startspark:start';
  export const cancel = 'startspark:cancel';
  export const stop = 'startspark:stop';
  export const openUi = 'startspark:open-ui';
  export const openUiTab = 'startspark:open-ui-tab';
  export const openLog = 'startspark:open-log';
  export const refresh = 'startspark:refresh-clusters';
}
