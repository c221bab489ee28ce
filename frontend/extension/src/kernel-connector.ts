import { Kernel } from '@jupyterlab/services';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from './api';
import { ISparkError } from './contracts';
import { errorOf } from './launcher';

/** Brings our extension into a kernel that another server started, by an execute request that leaves no trace. */
export class KernelConnector implements IDisposable {
  constructor(private readonly _api: IClustersApi) {}

  /** Whether the extension is on its way. A running cell comes first. */
  get isConnecting(): boolean {
    return this._connecting;
  }

  /** Why it could not be brought; null where it was not tried or went well. */
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
    this._turn++;
    Signal.clearData(this);
  }

  /** Forgets what belonged to another kernel. */
  reset(): void {
    this._turn++;
    this._set(false, null);
  }

  /** Whether the kernel has the extension now. */
  async connect(kernel: Kernel.IKernelConnection, language: string): Promise<boolean> {
    if (this._connecting) {
      return false;
    }
    const turn = ++this._turn;
    this._set(true, null);
    let error: ISparkError | null = null;
    try {
      const code = await this._api.kernelExtension(language);
      const future = kernel.requestExecute({ code, silent: true, store_history: false, allow_stdin: false }, true);
      const { content } = (await future.done)!;
      if (content.status !== 'ok') {
        const { ename, evalue } = content as { ename?: string; evalue?: string };
        error = refused([ename, evalue].filter(part => part).join(': '));
      }
    } catch (reason) {
      error = errorOf(reason);
    }
    if (turn !== this._turn) {
      return false;
    }
    this._set(false, error);
    return error === null;
  }

  private _set(connecting: boolean, error: ISparkError | null): void {
    this._connecting = connecting;
    this._error = error;
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private _connecting = false;
  private _error: ISparkError | null = null;
  private _turn = 0;
  private _disposed = false;
}

function refused(detail: string): ISparkError {
  return {
    cause: 'The kernel could not be connected.',
    detail,
    hint: 'It needs Python with IPython 8 or newer. The code below can be run in a cell all the same.',
    log: []
  };
}
