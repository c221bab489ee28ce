import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { ApiError, IClustersApi } from './api';
import { SparkComm } from './comm';
import { IClusterConfig, ISparkError } from './contracts';
import { delay } from './delay';
import { IInstallation } from './installation';
import { noAnswer } from './losses';

/** What the launcher is at, before the kernel takes over. */
export type LaunchPhase =
  | { readonly name: 'none' }
  | { readonly name: 'installing'; readonly installation: IInstallation | null }
  | { readonly name: 'rendering' }
  | { readonly name: 'sent' }
  | { readonly name: 'failed'; readonly error: ISparkError };

const NONE: LaunchPhase = { name: 'none' };

/** How often the installation is looked at, and how long the kernel may take to acknowledge a start; milliseconds. */
export interface ILauncherTiming {
  readonly poll: number;
  readonly acknowledge: number;
}

/** The way of a click: Spark is installed where it is missing, the code is rendered, and the kernel is told to run it. */
export class SparkLauncher implements IDisposable {
  constructor(
    private readonly _api: IClustersApi,
    private readonly _timing: ILauncherTiming = { poll: 500, acknowledge: 10000 }
  ) {}

  /** Where the launcher stands. */
  get phase(): LaunchPhase {
    return this._phase;
  }

  /** The config of the launch at hand, or of the last one. */
  get config(): IClusterConfig | null {
    return this._config;
  }

  /** When the launch at hand began, on the clock of `performance.now()`. */
  get since(): number {
    return this._since;
  }

  /** Emitted when the phase or its progress has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    this.reset();
    Signal.clearData(this);
  }

  /**
   * Starts a config's Spark in a kernel, with edits as a merge patch over the config, or null.
   * What goes wrong becomes the phase `failed`; nothing is thrown.
   */
  async start(comm: SparkComm, config: IClusterConfig, language: string, edits: unknown): Promise<void> {
    this.reset();
    const abort = new AbortController();
    this._abort = abort;
    this._config = config;
    this._since = performance.now();
    try {
      this._set({ name: 'installing', installation: null });
      await this._install(config.name, abort.signal);
      this._set({ name: 'rendering' });
      const result = await this._api.render({ name: config.name, language, edits }, abort.signal);
      abort.signal.throwIfAborted();
      this._awaitAnswer(comm);
      comm.send({ type: 'start', config: config.name, ...result });
      this._set({ name: 'sent' });
    } catch (error) {
      if (!abort.signal.aborted) {
        this._set({ name: 'failed', error: errorOf(error) });
      }
    }
  }

  /** Ends the launch at hand, wherever it is; once the kernel has it, the kernel is told. */
  async cancel(comm: SparkComm | null): Promise<void> {
    const phase = this._phase;
    const config = this._config;
    this.reset();
    if (phase.name === 'installing' && phase.installation?.state === 'installing' && config !== null) {
      try {
        await this._api.cancelInstallation(config.name);
      } catch (error) {
        this._set({ name: 'failed', error: errorOf(error) });
      }
    } else if (phase.name === 'none' || phase.name === 'sent') {
      comm?.send({ type: 'cancel' });
    }
  }

  /** Forgets a failure, or a launch that the kernel has taken over. */
  reset(): void {
    this._abort?.abort();
    this._abort = null;
    this._stopWaiting();
    this._set(NONE);
  }

  private async _install(name: string, signal: AbortSignal): Promise<void> {
    let installation = await this._api.installation(name);
    signal.throwIfAborted();
    if (installation.state === 'ready') {
      return;
    }
    if (installation.state !== 'installing') {
      installation = await this._api.install(name);
      if (signal.aborted) {
        // The person changed their mind while the order was under way.
        await this._api.cancelInstallation(name);
      }
    }
    signal.throwIfAborted();
    while (installation.state === 'installing') {
      this._set({ name: 'installing', installation });
      await delay(this._timing.poll, signal);
      signal.throwIfAborted();
      installation = await this._api.installation(name);
    }
    if (installation.state !== 'ready') {
      throw new ApiError(0, installation.message ?? 'Spark could not be installed.', '');
    }
  }

  /** The first status that follows the order is the kernel's; from there on it speaks for itself. */
  private _awaitAnswer(comm: SparkComm): void {
    const before = comm.status;
    const onStatus = (): void => {
      if (comm.isDisposed || comm.loss !== null || (comm.status !== before && comm.status !== null && comm.status.state !== 'idle')) {
        this._stopWaiting();
        this._set(NONE);
      }
    };
    const timer = setTimeout(() => {
      this._stopWaiting();
      this._set({ name: 'failed', error: noAnswer() });
    }, this._timing.acknowledge);
    comm.changed.connect(onStatus);
    this._stopWaiting = () => {
      clearTimeout(timer);
      comm.changed.disconnect(onStatus);
      this._stopWaiting = () => undefined;
    };
  }

  private _set(phase: LaunchPhase): void {
    if (phase !== this._phase) {
      this._phase = phase;
      this._changed.emit();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private _phase: LaunchPhase = NONE;
  private _config: IClusterConfig | null = null;
  private _since = 0;
  private _abort: AbortController | null = null;
  private _stopWaiting: () => void = () => undefined;
  private _disposed = false;
}

/** Any failure in the panel's own shape. */
export function errorOf(error: unknown): ISparkError {
  return {
    cause: error instanceof Error ? error.message : String(error),
    detail: error instanceof ApiError ? error.detail : '',
    hint: '',
    log: []
  };
}
