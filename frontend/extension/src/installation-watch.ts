import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from './api';
import { ISparkError } from './contracts';
import { delay } from './delay';
import { IInstallation } from './installation';
import { errorOf } from './launcher';

/** Whether the Spark of the chosen config is there. A download under way, whoever began it, is followed to its end. */
export class InstallationWatch implements IDisposable {
  constructor(
    private readonly _api: IClustersApi,
    private readonly _interval = 1000
  ) {}

  /** What the server said last of the watched config; null while that is unknown. */
  get installation(): IInstallation | null {
    return this._installation;
  }

  /** Why the download could not be cancelled; null where nothing went wrong. */
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
    this._abort?.abort();
    Signal.clearData(this);
  }

  /** Looks at the Spark of a config from now on; what was known of another's is forgotten. */
  watch(name: string | null): void {
    this._abort?.abort();
    if (name !== this._name) {
      this._name = name;
      this._set(null, null);
    }
    if (name !== null && !this._disposed) {
      this._abort = new AbortController();
      void this._follow(name, this._abort.signal);
    }
  }

  /** Looks once more at what is watched. */
  lookAgain(): void {
    this.watch(this._name);
  }

  /** Ends the download. */
  async cancel(): Promise<void> {
    const name = this._name;
    if (name === null) {
      return;
    }
    let error: ISparkError | null = null;
    try {
      await this._api.cancelInstallation(name);
    } catch (reason) {
      error = errorOf(reason);
    }
    if (name === this._name) {
      this._set(this._installation, error);
      this.lookAgain();
    }
  }

  private async _follow(name: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      let installation = this._installation;
      try {
        installation = await this._api.installation(name);
      } catch {
        // The start itself asks again and tells what is wrong; a download that was seen is looked at once more.
      }
      if (signal.aborted) {
        return;
      }
      const goesOn = installation?.state === 'installing';
      this._set(installation, goesOn ? this._error : null);
      if (!goesOn) {
        return;
      }
      await delay(this._interval, signal);
    }
  }

  private _set(installation: IInstallation | null, error: ISparkError | null): void {
    this._installation = installation;
    this._error = error;
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private _name: string | null = null;
  private _installation: IInstallation | null = null;
  private _error: ISparkError | null = null;
  private _abort: AbortController | null = null;
  private _disposed = false;
}
