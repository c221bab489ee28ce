import { ISessionContext } from '@jupyterlab/apputils';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { IClustersApi } from './api';
import { ClusterCatalog } from './clusters';
import type { ICellProgress, SparkState } from './contracts';
import { DocumentSpark } from './document-spark';
import { ChoiceMemory } from './memory';
import { IDocumentProgress, IOtherSpark, ISparkClusters } from './tokens';

/** A notebook or console as far as this extension needs to know it. */
export interface ISparkDocument extends Widget {
  readonly sessionContext: ISessionContext;
}

/** Follows the person from document to document, and remembers the Spark of each for as long as it is open. */
export class DocumentFollower implements ISparkClusters, IDisposable {
  constructor(
    readonly catalog: ClusterCatalog,
    private readonly _api: IClustersApi,
    private readonly _memory: ChoiceMemory,
    private readonly _activate: (id: string) => void = () => undefined
  ) {
    catalog.changed.connect(this._emit, this);
  }

  get current(): DocumentSpark | null {
    return this._current === null ? null : (this._sparks.get(this._current) ?? null);
  }

  /** The current document itself. */
  get currentDocument(): ISparkDocument | null {
    return this._current;
  }

  get currentName(): string {
    return this._current?.title.label ?? '';
  }

  get others(): readonly IOtherSpark[] {
    const known = new Set([null, this.current?.comm?.kernelId]);
    const others: IOtherSpark[] = [];
    for (const [document, { comm }] of this._sparks) {
      const state = comm?.status?.state;
      if (comm && state !== undefined && state !== 'idle' && !known.has(comm.kernelId)) {
        known.add(comm.kernelId);
        others.push({ id: document.id, name: document.title.label, state });
      }
    }
    return others;
  }

  activate(id: string): void {
    this._activate(id);
  }

  get progressed(): ISignal<this, IDocumentProgress> {
    return this._progressed;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    this._sparks.forEach(spark => spark.dispose());
    this._sparks.clear();
    Signal.clearData(this);
  }

  /** Makes a document the current one; null for none. */
  follow(document: ISparkDocument | null): void {
    if (document === this._current || document?.isDisposed === true) {
      return;
    }
    this._current?.title.changed.disconnect(this._emit, this);
    this._current = document;
    if (document !== null) {
      document.title.changed.connect(this._emit, this);
      this._know(document);
    }
    this._emit();
  }

  private _know(document: ISparkDocument): void {
    if (this._sparks.has(document)) {
      return;
    }
    const spark = new DocumentSpark(document.sessionContext, this.catalog, this._api, this._memory);
    this._sparks.set(document, spark);
    spark.changed.connect(this._onSpark, this);
    spark.progressed.connect((_: DocumentSpark, progress: ICellProgress) =>
      this._progressed.emit({ document, spark, progress })
    );
    document.disposed.connect(this._forget, this);
  }

  private _forget(widget: Widget): void {
    const document = widget as ISparkDocument;
    this._sparks.get(document)?.dispose();
    this._sparks.delete(document);
    if (document === this._current) {
      this._current = null;
      this._emit();
    }
  }

  private _onSpark(spark: DocumentSpark): void {
    const state = spark.comm?.status?.state;
    if (spark === this.current || state !== this._states.get(spark)) {
      this._states.set(spark, state);
      this._emit();
    }
  }

  private _emit(): void {
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _progressed = new Signal<this, IDocumentProgress>(this);
  private readonly _states = new WeakMap<DocumentSpark, SparkState | undefined>();
  private readonly _sparks = new Map<ISparkDocument, DocumentSpark>();
  private _current: ISparkDocument | null = null;
  private _disposed = false;
}
