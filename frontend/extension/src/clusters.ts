import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from './api';
import { IClusterConfig, ISparkError } from './contracts';
import { errorOf } from './launcher';

/** The cluster configs as the server listed them last. */
export class ClusterCatalog implements IDisposable {
  constructor(private readonly _api: IClustersApi) {}

  /** The configs that can be started; null until they are there. */
  get configs(): readonly IClusterConfig[] | null {
    return this._configs?.filter(config => config.errors.length === 0) ?? null;
  }

  /** The configs whose files have errors. Such a file hides nothing, so its name may be a sound config's too. */
  get broken(): readonly IClusterConfig[] {
    return this._configs?.filter(config => config.errors.length > 0) ?? [];
  }

  /** Why the last look failed; null where it did not. */
  get error(): ISparkError | null {
    return this._error;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    Signal.clearData(this);
  }

  /** The sound config of a name; null where there is none. */
  find(name: string | null): IClusterConfig | null {
    return this.configs?.find(config => config.name === name) ?? null;
  }

  /** Looks again; what was there stays until the answer has come. */
  async refresh(): Promise<void> {
    await this._look(false);
  }

  /** Looks again, and tells only of what is another than before. Where somebody looks already, that is enough. */
  async glance(): Promise<void> {
    if (!this._looking) {
      await this._look(true);
    }
  }

  private async _look(onlyNews: boolean): Promise<void> {
    const turn = ++this._turn;
    this._looking = true;
    let configs: IClusterConfig[] | null = null;
    let error: ISparkError | null = null;
    try {
      configs = await this._api.configs();
    } catch (reason) {
      error = errorOf(reason);
    }
    if (turn === this._turn && !this._disposed) {
      const before = JSON.stringify([this._configs, this._error]);
      this._looking = false;
      this._configs = configs ?? this._configs;
      this._error = error;
      if (!onlyNews || JSON.stringify([this._configs, this._error]) !== before) {
        this._changed.emit();
      }
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private _configs: readonly IClusterConfig[] | null = null;
  private _error: ISparkError | null = null;
  private _turn = 0;
  private _looking = false;
  private _disposed = false;
}
